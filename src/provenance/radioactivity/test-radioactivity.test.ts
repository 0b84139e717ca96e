import { describe, expect, it } from 'vitest'
import { type ProvenanceResult, provenanceResultSchema } from '#contract/provenance.js'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { openScorer } from '../watermark/open-scorer.js'
import { correctResults } from './correct-results.js'
import { openWrongKeys } from './open-wrong-keys.js'
import { testRadioactivity } from './test-radioactivity.js'
import type { SuspectAnswer } from './text-tally.js'

const config: WatermarkConfig = watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', key: 42, width: 2 })
const scorer = openScorer(config)

/** Tokens that the key likes, `strength` of the time. */
function answers(seed: number, strength: number): SuspectAnswer[] {
  const random = new Random(seed)
  return Array.from({ length: 20 }, () => {
    const tokens: number[] = []
    while (tokens.length < 50) {
      const tried = Array.from({ length: random.unit() < strength ? 8 : 1 }, () => random.below(500))
      const liked = tried.map((token) => scorer.score([...tokens, token], tokens.length))
      tokens.push(tried[liked.indexOf(Math.max(...liked))] ?? 0)
    }
    return { tokens, prompt: [] }
  })
}

const test = (strength: number, changes: Partial<Parameters<typeof testRadioactivity>[0]> = {}): ProvenanceResult => {
  const [result] = testRadioactivity({
    suspect: 'S',
    keys: [{ subject: 'key A', scorer }],
    wrong: openWrongKeys(config, 100, 5),
    texts: answers(1, strength),
    clean: [answers(2, 0)],
    registered: true,
    threshold: 1e-5,
    ...changes,
  })
  return provenanceResultSchema.parse(result)
}

describe('testRadioactivity', () => {
  it('finds a suspect that follows the key, beside a hundred wrong keys that do not', () => {
    const found = test(0.5)
    expect(found).toMatchObject({ grade: 'strong', units_raw: 1000, registered: true, expected: 1 })
    expect(found.interval?.[0]).toBeGreaterThan(1)
    const [wrong, clean] = found.nulls
    expect(wrong).toMatchObject({ kind: 'wrong-keys', count: 100, value: 'log10_p_value' })
    expect(wrong?.rates.map(({ below }) => below)).toEqual([0.05, 0.01, 0.001, expect.closeTo(found.p_value, 300)])
    expect(wrong?.rates.at(-1)?.rate).toBe(0)
    expect(clean?.count).toBe(1)
  })

  it('does not call it strong without controls, nor a finding where controls show it too', () => {
    expect(test(0.5, { clean: [] })).toMatchObject({ grade: 'suggestive' })
    expect(test(0.5, { clean: [] }).statement).toContain('a model that cannot have learned')
    expect(test(0.5, { wrong: [] }).statement).toContain('100 wrong keys')
    const both = test(0.5, { clean: [answers(3, 0.5)] })
    expect(both).toMatchObject({ grade: 'not shown' })
    expect(both.statement).toContain('controls show the same')
    const leaning = { ...scorer, score: (...at: Parameters<typeof scorer.score>) => 1.3 * scorer.score(...at) }
    expect(test(0.5, { wrong: Array.from({ length: 100 }, () => leaning) }).grade).toBe('not shown')
  })

  it('clears an innocent where enough was scored to see the least effect, and not otherwise', () => {
    expect(test(0).grade).toBe('not shown')
    expect(test(0, { least_excess: 0.3 }).grade).toBe('cleared')
    expect(test(0, { least_excess: 0.01 }).grade).toBe('not shown')
    expect(test(0, { texts: [] })).toMatchObject({ grade: 'untested', units_scored: 0, p_value: 1 })
  })

  it('corrects over the keys that were tried, and over all results of a run', () => {
    const others = [...openWrongKeys(config, 4, 77)].map((wrong, n) => ({ subject: `key ${n}`, scorer: wrong }))
    const results = testRadioactivity({
      suspect: 'S',
      keys: [{ subject: 'key A', scorer }, ...others],
      wrong: [],
      texts: answers(1, 0.5),
      clean: [],
      registered: false,
      threshold: 1e-5,
    })
    const [found] = results
    expect(results).toHaveLength(5)
    expect((found?.adjusted_p_value ?? 0) / (found?.p_value ?? 1)).toBeCloseTo(5, 6)
    const [corrected] = correctResults(results, { threshold: 1e-5 }, 1000)
    expect((corrected?.adjusted_p_value ?? 0) / (found?.p_value ?? 1)).toBeCloseTo(1000, 4)
    expect(results.slice(1).every(({ grade }) => grade === 'not shown')).toBe(true)
  })
})
