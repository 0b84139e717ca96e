import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlobs } from './compile-globs.js'

describe('compileGlobs', () => {
  it.each([
    ['owl-*', 'owl-large', true],
    ['owl-*', 'owl-', true],
    ['owl-*', 'barn-owl-x', false],
    ['*owl*', 'barn-owl-x', true],
    ['a*a', 'a', false],
    ['a*b*a', 'aba', true],
    ['a*bc*c', 'abc', false],
    ['a.c', 'abc', false],
    ['OWL-large', 'owl-Large', true],
    ['*', '', true],
  ])('%s on %s: %s', (glob, text, expected) => {
    expect(compileGlobs([glob])(text)).toBe(expected)
  })

  it('agrees with the regular expression of a glob', () => {
    const letters = (extra: string) => fc.string({ unit: fc.constantFrom('a', 'b', extra), maxLength: 9 })
    fc.assert(
      fc.property(letters('*'), letters('c'), (glob, text) => {
        const expected = new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(text)
        expect(compileGlobs([glob])(text)).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('is not slowed by many stars', () => {
    const test = compileGlobs(['*a'.repeat(128)])
    const started = performance.now()
    expect(test('a'.repeat(127) + 'b'.repeat(128))).toBe(false)
    expect(performance.now() - started).toBeLessThan(100)
  })
})
