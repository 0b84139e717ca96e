import { expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { deriveKey } from './derive-key.js'
import { KeyedContext } from './keyed-context.js'
import { openGumbelMarker } from './open-gumbel-marker.js'

const config = { scheme: 'vllm-gumbel', key: '42', width: 2 } as const
const VOCABULARY = 50

const choiceOf = (logits: Float64Array): number => logits.indexOf(Math.max(...logits))
/** The token of the greatest uniform number: the choice where all logits are alike. */
function greatest(key: string, tokens: number[]): number {
  const context = new KeyedContext(key, 2)
  context.absorb(tokens, tokens.length)
  return choiceOf(Float64Array.from({ length: VOCABULARY }, (_, token) => context.uniform(token)))
}

it('chooses by the noise of key and context, also before the context is full', () => {
  const marker = openGumbelMarker(config, () => 0.5)
  for (const tokens of [[], [3], [3, 4], [3, 4, 5, 6]]) {
    const logits = new Float64Array(VOCABULARY)
    marker.mark(tokens, logits)
    expect(choiceOf(logits)).toBe(greatest('42', tokens))
  }
})

it('keeps the chances of the model over contexts', () => {
  const marker = openGumbelMarker(config)
  let first = 0
  for (let i = 0; i < 4000; i++) {
    const logits = Float64Array.of(Math.log(0.7), Math.log(0.2), Math.log(0.1))
    marker.mark([i, 7], logits)
    if (choiceOf(logits) === 0) first++
  }
  // 0.7 and five standard deviations.
  expect(Math.abs(first / 4000 - 0.7)).toBeLessThan(0.036)
})

it('draws ordinarily where the context has been', () => {
  const random = new Random(5)
  const marker = openGumbelMarker(config, () => random.unit())
  const choices = Array.from({ length: 50 }, () => {
    const logits = new Float64Array(VOCABULARY)
    marker.mark([1, 2, 9, 1, 2], logits)
    return choiceOf(logits)
  })
  expect(new Set(choices).size).toBeGreaterThan(20)
  // A uniform number of 0 is drawn once in 2³²: no token may win or vanish by it.
  const logits = new Float64Array(VOCABULARY)
  openGumbelMarker(config, () => 0).mark([1, 2, 9, 1, 2], logits)
  expect(logits.every((logit) => Number.isFinite(logit))).toBe(true)
})

it('draws each of two keys half of the time', () => {
  const chosen = [0.49, 0.51].map((unit) => {
    const logits = new Float64Array(VOCABULARY)
    openGumbelMarker({ ...config, scheme: 'vllm-dual-gumbel' }, () => unit).mark([1, 2], logits)
    return choiceOf(logits)
  })
  expect(chosen).toEqual([greatest(deriveKey('42', 'key_a'), [1, 2]), greatest(deriveKey('42', 'key_b'), [1, 2])])
})
