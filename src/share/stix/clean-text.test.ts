import { expect, it } from 'vitest'
import { cleanText } from './clean-text.js'

it.each([
  ['as it is', 'é 漢 😀\n\tb', 'é 漢 😀\n\tb'],
  ['half of a character', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
  ['control characters', 'a\0b\u001b[1mc\u0085d\re', 'a\ufffdb\ufffd[1mc\ufffdd\ufffde'],
])('%s', (_, text, clean) => {
  expect(cleanText(text, 100)).toBe(clean)
})

it('a cut shows, and leaves no half of a character', () => {
  expect(cleanText('abcdef', 4)).toBe('abc…')
  expect(cleanText('abcd', 4)).toBe('abcd')
  expect(cleanText('ab😀cd', 4)).toBe('ab…')
})
