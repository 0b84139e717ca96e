import { setTimeout as sleep } from 'node:timers/promises'
import type { PassThroughSettings } from '#contract/provenance-settings.js'
import type { Watch } from './watch-files.js'

export interface PassThrough {
  result: 'excluded' | 'seen' | 'untested'
  why: string
}

export interface PassThroughCheck {
  /** words that were put to the suspect */
  words: readonly string[]
  watch: Watch | undefined
  /** puts a word to our own service; rejects where that fails. Undefined where the settings name none */
  askOwn: ((word: string) => Promise<void>) | undefined
  /** a fresh word for it */
  own_word: string
  signal?: AbortSignal | undefined
}

const untested = (why: string): PassThrough => ({ result: 'untested', why })

/**
 * Whether words that only the suspect was told come up in our own logs. That none does says something only where the watch
 * works: our own service is told a word last, and once that is seen, so should those before it be.
 */
export async function checkPassThrough(check: PassThroughCheck, settings: PassThroughSettings): Promise<PassThrough> {
  const { words, watch, askOwn, own_word } = check
  if (words.length === 0) return untested('no question with a random word was asked')
  if (watch === undefined) return untested('none of our own logs were given to be watched')
  try {
    await askOwn?.(own_word)
  } catch (error) {
    return untested(`our own service could not be asked a word: ${(error as Error).message}`)
  }
  try {
    return await look(check, watch, settings)
  } catch (error) {
    check.signal?.throwIfAborted()
    return untested(
      `our own logs could not be watched: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
    )
  }
}

async function look(
  { words, askOwn, own_word, signal }: PassThroughCheck,
  watch: Watch,
  { watch_ms_max, settle_ms, poll_ms }: PassThroughSettings,
): Promise<PassThrough> {
  const looked = askOwn === undefined ? words : [...words, own_word]
  const end_ms = Date.now() + watch_ms_max
  let settled_ms = Number.POSITIVE_INFINITY
  for (;;) {
    const seen = await watch(looked)
    const count = words.filter((word) => seen.has(word)).length
    if (count > 0)
      return {
        result: 'seen',
        why: `${count} of ${words.length} random words that only the suspect was told came up in our own logs: it hands questions on to us`,
      }
    if (askOwn !== undefined && seen.has(own_word)) settled_ms = Math.min(settled_ms, Date.now() + settle_ms)
    if (Date.now() >= settled_ms)
      return {
        result: 'excluded',
        why: `none of ${words.length} random words came up in our own logs, in which a word that our own service was told did`,
      }
    if (settled_ms === Number.POSITIVE_INFINITY && Date.now() >= end_ms) break
    await sleep(poll_ms, undefined, signal === undefined ? {} : { signal })
  }
  return untested(
    askOwn === undefined
      ? 'no random word came up in our own logs, but our own service was told none either: the watch may see nothing'
      : `the word that our own service was told did not come up in our own logs within ${watch_ms_max} ms`,
  )
}
