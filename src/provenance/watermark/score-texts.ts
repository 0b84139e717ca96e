import { InputError } from '#contract/scan.js'
import { ContextSet } from '../radioactivity/context-set.js'
import type { TokenScorer } from './token-scorer.js'

/** ids that the vocabularies of `contract/watermark.ts` can hold */
const TOKEN_MAX = 2 ** 24 - 1

export interface ScoredTexts {
  sum: number
  /** tokens that count */
  scored: number
  tokens: number
}

/**
 * The sum of the scores of several texts, each unit once in all of them: a repeat has the score it had before, and would be
 * counted as evidence anew.
 * @throws InputError where a token is no whole number of 0 … 2²⁴ − 1
 */
export function scoreTexts(scorer: TokenScorer, texts: readonly ArrayLike<number>[]): ScoredTexts {
  const units = new ContextSet()
  const sources = new ContextSet()
  const { context_width, first, source } = scorer
  const behind = scorer.unit === 'context' ? 0 : 1
  const words = new Int32Array(source?.words ?? 0)
  const total = { sum: 0, scored: 0, tokens: 0 }
  texts.forEach((text, number) => {
    const tokens = checked(text, number)
    total.tokens += tokens.length
    for (let at = first; at < tokens.length; at++) {
      if (!units.add(tokens, at - context_width, at + behind)) continue
      if (source !== undefined) {
        source.read(tokens, at, words)
        if (!sources.add(words, 0, words.length)) continue
      }
      total.sum += scorer.score(tokens, at)
      total.scored++
    }
  })
  return total
}

function checked(text: ArrayLike<number>, number: number): Int32Array {
  const tokens = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const token = text[i]
    if (!Number.isInteger(token) || (token as number) < 0 || (token as number) > TOKEN_MAX)
      throw new InputError(
        `${String(token)} is no token id`,
        `text ${number + 1}, token ${i + 1}`,
        `Give whole numbers of 0 to ${TOKEN_MAX}, as the tokenizer of the model numbers its tokens.`,
      )
    tokens[i] = token as number
  }
  return tokens
}
