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
  /** how many of the words the suspect gave an answer to */
  answered: number
  /** a fresh word for it */
  own_word: string
  /** the one that it was told before the suspect was told any; undefined where it was not */
  own_word_before: string | undefined
  signal?: AbortSignal | undefined
}

const untested = (why: string): PassThrough => ({ result: 'untested', why })

/**
 * Whether words that only the suspect was told come up in our own logs. That none does says something only where the watch
 * works and reaches back: our own service is told a word first and another last, and once the last is seen, so should the
 * first be, and those between. A gateway's spool that was handed on, or a log that was rotated away, has lost the first.
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
  { words, answered, askOwn, own_word, own_word_before, signal }: PassThroughCheck,
  watch: Watch,
  { watch_ms_max, settle_ms, poll_ms }: PassThroughSettings,
): Promise<PassThrough> {
  const own_words = own_word_before === undefined ? [own_word] : [own_word, own_word_before]
  const looked = askOwn === undefined ? words : [...words, ...own_words]
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
    if (Date.now() >= settled_ms) return judgeSilence({ words: words.length, answered }, own_word_before, seen)
    if (settled_ms === Number.POSITIVE_INFINITY && Date.now() >= end_ms) break
    await sleep(poll_ms, undefined, signal === undefined ? {} : { signal })
  }
  return untested(
    askOwn === undefined
      ? 'no random word came up in our own logs, but our own service was told none either: the watch may see nothing'
      : `the word that our own service was told did not come up in our own logs within ${watch_ms_max} ms`,
  )
}

/** What it says that no word of the suspect came up, where the last word of our own service did. */
function judgeSilence(
  { words, answered }: { words: number; answered: number },
  own_word_before: string | undefined,
  seen: ReadonlySet<string>,
): PassThrough {
  // Who refuses questions with such a word need not hand them on.
  if (answered * 2 <= words)
    return untested(
      `the suspect answered ${answered} of ${words} questions with a random word: the others show nothing`,
    )
  if (own_word_before === undefined)
    return untested(
      'our own service was told no word before the first question: what our own logs held then may be gone',
    )
  if (!seen.has(own_word_before))
    return untested(
      'the word that our own service was told before the first question is not in our own logs any more: what the suspect handed on may be gone as well',
    )
  return {
    result: 'excluded',
    why: `none of ${words} random words came up in our own logs, in which the words that our own service was told before and after did`,
  }
}
