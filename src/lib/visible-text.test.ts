import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleText } from './visible-text.js'

test('characters that act are written out', () => {
  expect(visibleText('a\u001b[31mb')).toBe('a\\u{1b}[31mb')
  expect(visibleText('user\u202etxt')).toBe('user\\u{202e}txt')
  expect(visibleText('a\u200bb')).toBe('a\\u{200b}b')
  expect(visibleText('lone \ud800')).toBe('lone \\u{d800}')
  expect(visibleText('two\nlines')).toBe('two lines')
  expect(visibleText('日本語 ñ 🙂')).toBe('日本語 ñ 🙂')
})

test('a text is cut at its bound, never within a pair of surrogates', () => {
  expect(visibleText('abcdef', 4)).toBe('abc…')
  expect(visibleText('ab🙂cd', 4)).toBe('ab…')
  expect(visibleText('x'.repeat(1_000_000), 50)).toHaveLength(50)
})

test('nothing that acts is left of any text, and the bound holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 100 }), (text, max) => {
      const shown = visibleText(text, max)
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(shown.length).toBeLessThanOrEqual(max)
    }),
  )
})
