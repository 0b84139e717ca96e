import { describe, expect, it } from 'vitest'
import { prepareScene } from './prepare-scene.js'
import { simulateExchanges } from './simulate-exchanges.js'

/** The most sittings held at the end of a day, and the exchanges of the run. */
function measure(days: number, exchanges: number) {
  const { scene } = prepareScene({ preset: 'mixed', days, exchanges, seed: 5 })
  let held = 0
  let written = 0
  for (const _ of simulateExchanges(scene, (_day, n) => (held = Math.max(held, n)))) written++
  return { held, written }
}

describe('simulateExchanges', () => {
  it('holds one day of beginnings, however long the log', () => {
    const short = measure(10, 12_000)
    const long = measure(60, 72_000)
    expect(long.written).toBeGreaterThan(5 * short.written)
    expect(long.held).toBeLessThan(1.5 * short.held)
    expect(long.held).toBeLessThan(long.written / 20)
  })
})
