import { basename } from 'node:path'
import { InputError } from '#contract/scan.js'
import type { GreedyTokens } from '#provenance/agreement/greedy-tokens.js'
import type { LogitRows } from '#provenance/lineage/score-residuals.js'
import { answerTokens } from '#provenance/style/answer-tokens.js'
import type { TextTokenizer } from '#provenance/watermark/tokenizer/open-text-tokenizer.js'
import { readAnswers, readPackedJson } from './read-answers.js'

/** What the first token of an answer can stand in. */
const CHARACTERS_MAX = 1000

/** What a model chooses at the same places of the same texts: its greatest token at each, or its logits. */
export type ModelChoices = GreedyTokens | LogitRows

/**
 * Reads `{ model, tokens }` with one token a prompt (an id or its text, null for none), `{ model, rows }` with logits, or
 * answers that were decoded greedily, whose first token counts: by the tokenizer, else the first word or mark. Throws an
 * InputError.
 */
export async function readModelChoices(file: string, tokenizer: TextTokenizer | undefined): Promise<ModelChoices> {
  const { value } = await readPackedJson(file)
  const { model = basename(file), tokens, rows } = (value ?? {}) as { model?: string; tokens?: unknown; rows?: unknown }
  if (rows !== undefined) return { model, rows: checkRows(rows, file) }
  if (tokens !== undefined) return { model, tokens: checkTokens(tokens, file) }
  const answers = await readAnswers(file, {})
  const first = (text: string): number | string | undefined =>
    tokenizer === undefined
      ? answerTokens(text, CHARACTERS_MAX)[0]
      : tokenizer.encode(text.trimStart().slice(0, CHARACTERS_MAX))[0]
  return {
    model: answers.model,
    tokens: answers.outputs.map((text) => (text?.trim() ? (first(text) ?? null) : null)),
  }
}

function checkTokens(tokens: unknown, file: string): GreedyTokens['tokens'] {
  const bad = Array.isArray(tokens)
    ? tokens.findIndex((one) => one !== null && typeof one !== 'string' && !Number.isInteger(one))
    : 0
  if (Array.isArray(tokens) && bad === -1) return tokens
  throw new InputError(`tokens.${bad}: it is no token`, file, 'Give one a prompt: an id, its text, or null.')
}

function checkRows(rows: unknown, file: string): LogitRows['rows'] {
  const isRow = (row: unknown): boolean =>
    row === null || (Array.isArray(row) && row.every((one) => typeof one === 'number'))
  const bad = Array.isArray(rows) ? rows.findIndex((row) => !isRow(row)) : 0
  if (Array.isArray(rows) && bad === -1) return rows
  throw new InputError(
    `rows.${bad}: it is no row of logits`,
    file,
    'Give one a place: numbers of the same tokens, or null.',
  )
}
