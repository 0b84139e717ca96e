import { InputError } from '#contract/scan.js'
import { outputsOfLog } from '#provenance/probe/outputs-of-log.js'
import { readTokenLists } from '#provenance/watermark/tokenizer/read-token-lists.js'
import { loadSettings } from '../load-settings.js'
import { OUTPUTS_FILE } from './outputs-file.js'
import { readAnswers, readPackedJson } from './read-answers.js'
import { readInput } from './read-input.js'
import { answersFile, isLogText } from './test-inputs.js'

const TOKENS_BYTES_MAX = 500_000_000

/** What a model answered, prompt by prompt: texts, or token ids; in the open form with the tokens that it predicted. */
export type SuspectAnswers =
  | { model: string; texts: readonly (string | null)[] }
  | { model: string; tokens: readonly number[][]; predicted?: readonly number[][] }

/**
 * Reads answers in any of their forms: a folder of `provenance run` or its log, `{ model, outputs }`, `{ model, tokens }`
 * perhaps with `predicted`, a list of token lists, or NDJSON of them. Throws an InputError.
 * @param prompts how many were asked; a log alone needs it
 */
export async function readSuspectAnswers(path: string, prompts?: number): Promise<SuspectAnswers> {
  const file = await answersFile(path)
  if (file.endsWith('.ndjson')) return readLines(file, prompts)
  const { value } = await readPackedJson(file)
  if (Array.isArray(value) && Array.isArray(value[0])) return { model: '', tokens: listsOf(value, file) }
  if (!isObject(value) || value.tokens === undefined) {
    const { model, outputs } = await readAnswers(file, {})
    return { model, texts: outputs }
  }
  const model = typeof value.model === 'string' ? value.model : ''
  const tokens = listsOf(value.tokens, `${file}: tokens`)
  if (value.predicted === undefined) return { model, tokens }
  return { model, tokens, predicted: predictedOf(value.predicted, tokens, file) }
}

async function readLines(file: string, prompts: number | undefined): Promise<SuspectAnswers> {
  const text = await readInput(file, TOKENS_BYTES_MAX)
  if (!isLogText(text)) return { model: '', tokens: readTokenLists(text, file) }
  if (prompts === undefined)
    throw new InputError('a log does not tell how many were asked', file, `Name the ${OUTPUTS_FILE} beside it.`)
  const { probe } = (await loadSettings(undefined)).provenance
  const { model, outputs } = await outputsOfLog(file, prompts, probe.answer_bytes_max)
  return { model, texts: outputs }
}

const listsOf = (value: unknown, where: string): number[][] => readTokenLists(JSON.stringify(value), where)

/** Ids at each place of a text; −1 where the endpoint told none. */
function predictedOf(value: unknown, tokens: readonly number[][], file: string): number[][] {
  const lists = value as number[][]
  const fits =
    Array.isArray(value) &&
    value.length === tokens.length &&
    lists.every((list) => Array.isArray(list) && list.every((id) => Number.isInteger(id) && id >= -1 && id < 2 ** 24))
  if (fits) return lists
  throw new InputError(
    'predicted: it is no list of token ids for each text',
    file,
    'Give one list a text, −1 for none.',
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
