import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TokenScorer } from '../token-scorer.js'
import { deriveKey } from './derive-key.js'
import { KeyedContext } from './keyed-context.js'
import { openGumbelScorer } from './open-gumbel-scorer.js'

const VECTORS = join(import.meta.dirname, '../../../../../shared/vectors/vllm_gumbel.json')

interface Case {
  name: string
  detection_key: string
  context_width: number
  deduplicate: boolean
  tokens: number[]
  score: number
  p_value: number
  scored: number
}

/** The sum over a text, without the code that leaves repeats out, for the case without. */
function sumOf(scorer: TokenScorer, { tokens, context_width, deduplicate }: Case): { sum: number; scored: number } {
  const seen = new Set<string>()
  const padded = [...Array<number>(context_width).fill(-1), ...tokens]
  const counted = [...tokens.keys()].filter((at) => {
    const context = padded.slice(at, at + context_width).join()
    const fresh = !deduplicate || !seen.has(context)
    seen.add(context)
    return fresh
  })
  return { sum: counted.reduce((sum, at) => sum + scorer.score(tokens, at), 0), scored: counted.length }
}

it('hashes contexts and tokens as vLLM does', () => {
  const context = new KeyedContext('42', 4)
  const words = (tokens: number[]): number[] => {
    context.absorb(tokens, 4)
    return [7, 8].map((token) => context.word(token) >>> 0)
  }
  expect(words([1, 2, 3, 4])).toEqual([425429266, 2706218805])
  expect(words([4, 5, 6, 7])).toEqual([2494036831, 3424185538])
})

it('derives both keys of the dual-key scheme from one', () => {
  expect(deriveKey('0', 'key_a')).toBe('15691511769010696906')
  expect(deriveKey('0', 'key_b')).toBe('9736202488081271922')
  expect(deriveKey('18446744073709551615', 'key_a')).toBe('11075965703501209888')
})

it('scores two keys by their mean, with twice the shape', () => {
  const tokens = [5, 3, 9, 1]
  const dual = openGumbelScorer({ scheme: 'vllm-dual-gumbel', key: '7', width: 2 })
  const single = (role: 'key_a' | 'key_b'): TokenScorer =>
    openGumbelScorer({ scheme: 'vllm-gumbel', key: deriveKey('7', role), width: 2 })
  for (const at of tokens.keys()) {
    const mean = (single('key_a').score(tokens, at) + single('key_b').score(tokens, at)) / 2
    expect(dual.score(tokens, at)).toBeCloseTo(mean, 14)
  }
  // P(Gamma(2, 1) ≥ 2s) = e^−2s (1 + 2s)
  expect(dual.logTail(3, 1)).toBeCloseTo(-6 + Math.log(7), 13)
})

it('needs a context', () => {
  expect(() => openGumbelScorer({ scheme: 'vllm-gumbel', key: '1', width: 0 })).toThrow(/needs a context/)
  expect(() => openGumbelScorer({ scheme: 'vllm-gumbel', key: '99999999999999999999', width: 1 })).toThrow(/64 bits/)
})

describe.skipIf(!existsSync(VECTORS))('the whole detections of vLLM (not in the project: ../shared/vectors)', () => {
  const cases = existsSync(VECTORS) ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as { cases: Case[] }).cases : []
  it.each(cases)('$name', (expected) => {
    const scorer = openGumbelScorer({
      scheme: 'vllm-gumbel',
      key: expected.detection_key,
      width: expected.context_width,
    })
    const { sum, scored } = sumOf(scorer, expected)
    expect(scored).toBe(expected.scored)
    expect(Math.abs(sum / expected.score - 1)).toBeLessThan(1e-12)
    expect(Math.abs(Math.exp(scorer.logTail(sum, scored)) / expected.p_value - 1)).toBeLessThan(1e-11)
  })
})
