import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hypergeometricTail } from './hypergeometric-tail.js'

it('gives the numbers that can be counted by hand', () => {
  // Of 5 cards 2 are marked; 2 are drawn: 1 of 10 pairs holds both, 3 of 10 hold none.
  const drawing = { drawn: 2, marked: 2, population: 5 }
  expect(hypergeometricTail({ ...drawing, found: 2 })).toBeCloseTo(0.1, 12)
  expect(hypergeometricTail({ ...drawing, found: 1 })).toBeCloseTo(0.7, 12)
  expect(hypergeometricTail({ ...drawing, found: 0 })).toBe(1)
})

it('is never nothing, however rare', () => {
  const p = hypergeometricTail({ found: 20_000, drawn: 25_000, marked: 20_000, population: 1_000_000 })
  expect(p).toBeGreaterThan(0)
  expect(p).toBeLessThan(1e-300)
})

it('is a probability that falls with what is found', () => {
  const whole = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), whole, whole, whole, (population, a, b, x) => {
      const drawing = { drawn: a % (population + 1), marked: b % (population + 1), population }
      const found = x % (Math.min(drawing.drawn, drawing.marked) + 1)
      const p = hypergeometricTail({ ...drawing, found })
      expect(p).toBeGreaterThan(0)
      expect(p).toBeLessThanOrEqual(1)
      expect(hypergeometricTail({ ...drawing, found: found + 1 })).toBeLessThanOrEqual(p + 1e-9)
      // Who draws and who marks are the same question.
      const turned = { population, drawn: drawing.marked, marked: drawing.drawn, found }
      expect(hypergeometricTail(turned)).toBeCloseTo(p, 8)
    }),
  )
})
