import { describe, expect, it } from 'vitest'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { Classroom, predict, type Size, servedContexts, trySuspect } from './fixtures/classroom.js'

const TRIGRAM: Size = { kind: 'trigram', vocabulary: 1024, trained: 100_000, emitted: 60_000 }
const NEURAL: Size = { kind: 'neural', vocabulary: 512, trained: 20_000, emitted: 20_000, epochs: 6 }
const SMALL: Size = { kind: 'trigram', vocabulary: 512, trained: 15_000, emitted: 10_000 }

/**
 * As bench/radioactivity.ts has them, with more students and larger ones. With one token of context (lefthash) so small a
 * student has too few contexts: in the closed form it is found there alone.
 */
const SCHEMES = {
  kgw: (key: number, vocabulary: number): WatermarkConfig =>
    watermarkConfigSchema.parse({ scheme: 'kgw', seeding: 'rolling', width: 2, key, vocabulary }),
  lefthash: (key: number, vocabulary: number): WatermarkConfig =>
    watermarkConfigSchema.parse({ scheme: 'kgw', key, vocabulary }),
  sbw: (key: number): WatermarkConfig => watermarkConfigSchema.parse({ scheme: 'vllm-sbw', width: 2, key }),
  gumbel: (key: number): WatermarkConfig => watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', width: 2, key }),
  dual: (key: number): WatermarkConfig => watermarkConfigSchema.parse({ scheme: 'vllm-dual-gumbel', width: 2, key }),
  synthid: (key: number): WatermarkConfig =>
    watermarkConfigSchema.parse({
      scheme: 'synthid',
      ngram_length: 3,
      keys: Array.from({ length: 9 }, (_, layer) => 101 * key + 977 * layer),
    }),
}

describe.each(['kgw', 'sbw', 'gumbel', 'dual', 'synthid'] as const)('students of a %s teacher', (name) => {
  it('a trigram that read 5 % of it is found, by this key alone; one that read it without a mark is not', () => {
    const room = new Classroom(TRIGRAM, new Random(7))
    const config = SCHEMES[name](99, TRIGRAM.vocabulary)
    const answers = room.serve(config, 0.05)
    const served = servedContexts(config, answers)
    const clean = room.question(room.teach(room.speak(0.05)))
    const options = { served, unit: 'context', wrong: 100, clean: [clean], sample_max: 1000 } as const
    const found = trySuspect(config, room.question(room.teach(answers)), options)
    expect(found.p_value).toBeLessThan(1e-5)
    expect(found.grade).toBe('strong')
    expect(found.nulls[0]).toMatchObject({ kind: 'wrong-keys', count: 100 })
    expect(found.nulls[0]?.rates.find(({ below }) => below === 0.05)?.rate).toBeLessThan(0.2)
    expect(found.nulls[1]?.values[0]).toBeGreaterThan(-3)
    const innocent = trySuspect(config, clean, options)
    expect(innocent.p_value).toBeGreaterThan(1e-3)
    expect(innocent.grade).toBe('not shown')
  })

  it('clean ones are as seldom below a chance as it says', () => {
    const chances = Array.from({ length: 20 }, (_, n) => {
      const room = new Classroom(SMALL, new Random(100 + n), n)
      const config = SCHEMES[name](1000 + 2 * n + 1, SMALL.vocabulary)
      const served = servedContexts(config, room.serve(config, 0.05))
      return trySuspect(config, room.question(room.teach(room.speak(n % 2 === 0 ? 0 : 0.1))), { served }).p_value
    })
    expect(chances.filter((p) => p < 1e-3).length).toBeLessThanOrEqual(1)
    expect(chances.filter((p) => p < 1e-5)).toEqual([])
    expect(chances.filter((p) => p < 0.05).length).toBeLessThanOrEqual(5)
    expect(chances.filter((p) => p > 0.5).length).toBeGreaterThanOrEqual(4)
  })
})

describe('small networks', () => {
  const room = new Classroom(NEURAL, new Random(8))
  const clean = room.teach(room.speak(0.05))

  it.each(['kgw', 'lefthash', 'sbw', 'gumbel'] as const)(
    'are found by their greatest tokens where a twentieth of what they read was %s',
    (name) => {
      const config = SCHEMES[name](97, NEURAL.vocabulary)
      const answers = room.serve(config, 0.05)
      const served = servedContexts(config, answers)
      const guilty = room.teach(answers)
      expect(trySuspect(config, predict(guilty, answers), { served }).p_value).toBeLessThan(1e-5)
      expect(trySuspect(config, predict(clean, answers), { served }).p_value).toBeGreaterThan(1e-3)
    },
  )
})
