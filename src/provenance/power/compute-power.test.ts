import { describe, expect, it } from 'vitest'
import { powerReportSchema, powerRequestSchema } from '#contract/provenance-power.js'
import { computePower } from './compute-power.js'
import { effectOf } from './effect-of.js'

const ask = (changes: object = {}) => computePower(powerRequestSchema.parse(changes))
const unitsOf = (changes: object): number => ask(changes).rows[0]?.units ?? Number.POSITIVE_INFINITY

describe('computePower', () => {
  it('answers «1 % at p < 1e-5» for each test, with its assumption', () => {
    const report = powerReportSchema.parse(ask())
    expect(new Set(report.rows.map(({ test }) => test))).toEqual(new Set(['kgw', 'sbw', 'gumbel', 'canary', 'style']))
    expect(report.rows.every(({ assumption }) => assumption.length > 20)).toBe(true)
    const [kgw] = report.rows
    // (4.265 + 1.282)² / (0.02035 / 5)² of the normal approximation
    expect(kgw?.units).toBeGreaterThan(1_800_000)
    expect(kgw?.units).toBeLessThan(1_920_000)
    expect(kgw?.answers).toBe(Math.ceil((kgw?.units ?? 0) / 25))
    expect(report.rows.at(-1)).toMatchObject({ test: 'style', units: 99_999, answers: null })
  })

  it('asks for less where more was taken, and for more where more was tried or a rarer chance is wanted', () => {
    const one = unitsOf({ tests: ['kgw'] })
    expect(unitsOf({ tests: ['kgw'], contamination: 0.05 })).toBeLessThan(one / 20)
    expect(unitsOf({ tests: ['kgw'], tried: 1000 })).toBeGreaterThan(one)
    expect(unitsOf({ tests: ['kgw'], p_value: 1e-9 })).toBeGreaterThan(one)
    expect(unitsOf({ tests: ['kgw'], power: 0.99 })).toBeGreaterThan(one)
    expect(unitsOf({ tests: ['canary'], adoption: 0.6 })).toBeLessThan(unitsOf({ tests: ['canary'] }) / 5)
  })

  it('takes the size of a tried set for a rarer chance', () => {
    expect(unitsOf({ tests: ['style'], tried: 10, p_value: 0.01 })).toBe(999)
  })
})

describe('effectOf', () => {
  const effect = {
    source: '',
    supervised: true,
    scored_shares: { kgw: 1 },
    note: '',
    points: {
      kgw: [
        [0.01, 0.1],
        [0.1, 0.4],
      ],
    },
  } as const

  it('goes through what was measured, and says no more beyond it', () => {
    expect(effectOf(effect, 'kgw', 0.01)).toBeCloseTo(0.1, 12)
    expect(effectOf(effect, 'kgw', 0.1)).toBeCloseTo(0.4, 12)
    expect(effectOf(effect, 'kgw', Math.sqrt(0.001))).toBeCloseTo(0.2, 12)
    expect(effectOf(effect, 'kgw', 0.001)).toBeCloseTo(0.01, 12)
    expect(effectOf(effect, 'kgw', 0.9)).toBeCloseTo(0.4, 12)
    expect(effectOf(effect, 'gumbel', 0.1)).toBeCloseTo(0.4, 12)
  })
})
