import { InputError } from '#contract/scan.js'
import { ContextSet } from '#provenance/radioactivity/context-set.js'
import { contextsOf } from '#provenance/radioactivity/text-tally.js'
import { openScorer } from '#provenance/watermark/open-scorer.js'
import type { TextTokenizer } from '#provenance/watermark/tokenizer/open-text-tokenizer.js'
import { answerOf } from '#provenance/watermark/tokenizer/read-answers.js'
import { readTokenLists } from '#provenance/watermark/tokenizer/read-token-lists.js'
import { needTokenizer } from './open-files-tokenizer.js'
import { readInputLines } from './read-input.js'
import type { TriedKey } from './read-tried-keys.js'

const LINE_BYTES_MAX = 64_000_000

interface ServedLogs {
  files: readonly string[]
  /** also of lines that do not say that they were watermarked */
  all: boolean
  tokenizer: TextTokenizer | undefined
  /** of one key */
  contexts_max: number
}

/**
 * For each key the contexts that were served under it: of the lines whose `served.watermark_key` is its commitment. A key
 * without a commitment takes all lines that name one. Throws an InputError where no line counts.
 */
export async function readServedContexts(
  keys: readonly TriedKey[],
  { files, all, tokenizer, contexts_max }: ServedLogs,
): Promise<ContextSet[]> {
  const served = keys.map(({ config, commitment }) => ({
    commitment,
    shape: openScorer(config),
    contexts: new ContextSet({ contexts_max }),
  }))
  let counted = 0
  for (const file of files)
    for await (const { line, place } of readInputLines(file, LINE_BYTES_MAX)) {
      if (line.trim() === '') continue
      const document = parseLine(line, place)
      const mark = document.served?.watermark_key
      const wanted = served.filter(({ commitment }) => all || (mark !== undefined && mark === (commitment ?? mark)))
      if (wanted.length === 0) continue
      const tokens = tokensOf(document, tokenizer, place)
      if (tokens === undefined) continue
      counted++
      for (const { shape, contexts } of wanted) contextsOf(tokens, shape, contexts)
    }
  if (counted > 0) return served.map(({ contexts }) => contexts)
  throw new InputError(
    'no answer in it was served under a key that is tried (served.watermark_key)',
    `--served ${files.join(' ')}`,
    'Add --served-all, if all of them were watermarked and their lines do not say so.',
  )
}

type Line = Record<string, unknown> & { served?: { watermark_key?: unknown } }

function parseLine(line: string, place: string): Line {
  try {
    const document: unknown = JSON.parse(line)
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document as Line
  } catch {
    // Said below, with what is no object.
  }
  throw new InputError('it is no JSON object', place, 'Give logs of the native format, one exchange a line.')
}

/** Nothing where the exchange has no answer: a refusal, an error. */
function tokensOf(document: Line, tokenizer: TextTokenizer | undefined, place: string): number[] | undefined {
  if (document.tokens !== undefined) return readTokenLists(JSON.stringify([document.tokens]), place)[0]
  const answer = answerOf(document)
  return answer === undefined || answer === '' ? undefined : needTokenizer(tokenizer, place).encode(answer)
}
