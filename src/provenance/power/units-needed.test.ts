import { describe, expect, it } from 'vitest'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { logGammaTail } from '#lib/log-gamma-tail.js'
import { binomialUnits, gammaUnits, rankControls } from './units-needed.js'

const aim = { log_chance: Math.log(1e-5), power: 0.9 }

/** by counting up, without any search */
function powerOf(units: number, null_rate: number, true_rate: number): number {
  let hits = 0
  while (hits <= units && logBinomialTail(hits, units, null_rate) > aim.log_chance) hits++
  return Math.exp(logBinomialTail(hits, units, true_rate))
}

describe('binomialUnits', () => {
  it('finds the number from which on the power holds', () => {
    const units = binomialUnits(0.25, 0.6, aim) ?? 0
    for (let more = 0; more < 50; more++) expect(powerOf(units + more, 0.25, 0.6)).toBeGreaterThanOrEqual(0.9)
    const before = [1, 2, 3, 4].map((less) => powerOf(units - less, 0.25, 0.6))
    expect(Math.min(...before)).toBeLessThan(0.9)
  })

  it('agrees with the normal approximation where there are many', () => {
    const excess = 0.00881 / 5
    const [z, z_power] = [4.2649, 1.2816]
    const approximate = ((z * Math.sqrt(0.25 * 0.75) + z_power * Math.sqrt(0.25 * 0.75)) / excess) ** 2
    const units = binomialUnits(0.25, 0.25 + excess, aim) ?? 0
    expect(Math.abs(units / approximate - 1)).toBeLessThan(0.02)
  })

  it('does not find what is not there', () => {
    expect(binomialUnits(0.25, 0.25, aim)).toBeNull()
    expect(binomialUnits(0.25, 0.2, aim)).toBeNull()
  })
})

describe('gammaUnits', () => {
  it('finds the least number whose power is reached, and needs more for a rarer chance or a weaker trace', () => {
    const units = gammaUnits(1.5, aim) ?? 0
    const reached = (n: number): boolean => {
      let sum = n
      while (logGammaTail(sum, n) > aim.log_chance) sum += 0.001
      return logGammaTail(sum / 1.5, n) >= Math.log(0.9) - 1e-6
    }
    expect(reached(units)).toBe(true)
    expect(reached(units - 1)).toBe(false)
    expect(gammaUnits(1.5, { ...aim, log_chance: -30 })).toBeGreaterThan(units)
    expect(gammaUnits(1.1, aim)).toBeGreaterThan(10 * units)
    expect(gammaUnits(1, aim)).toBeNull()
  })
})

describe('rankControls', () => {
  it('is what makes 1 / (1 + controls) reach the chance', () => {
    expect(rankControls({ log_chance: Math.log(0.05), power: 0.9 })).toBe(19)
    expect(rankControls(aim)).toBe(99_999)
    expect(rankControls({ log_chance: -100, power: 0.9 })).toBeNull()
  })
})
