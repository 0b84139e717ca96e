import { describe, expect, it } from 'vitest'
import { withoutName, withoutNameIn } from './without-name.js'

describe('the name of an account', () => {
  it.each([
    ['acct-1 pays, Acct-1 too', '[erased] pays, [erased] too'],
    ['acct-10, xacct-1, acct-1_b and acct-1é are others', 'acct-10, xacct-1, acct-1_b and acct-1é are others'],
    ['**acct-1**.jsonl', '**[erased]**.jsonl'],
  ])('goes as a whole word, in any case: %s', (words, rest) => expect(withoutName(words, 'acct-1')).toBe(rest))

  it('may hold what a pattern would read', () => {
    expect(withoutName('see a.b*|(c) and $&', 'a.b*|(c)')).toBe('see [erased] and $&')
    expect(withoutName('see aXb', 'a.b')).toBe('see aXb')
  })

  it('leaves no text longer than its bound', () => {
    const words = 'ab '.repeat(30)
    expect(withoutName(words, 'ab').length).toBe(words.length)
    expect(withoutName(`${'x'.repeat(85)} 🙂 ab`, 'ab')).toHaveLength(91)
    expect(withoutName('ab', 'ab')).toBe('[erased]')
  })

  it('goes from the words of a document, and not from what machines read', () => {
    const document = { level: 'suspected', grounds: [{ statement: 'suspected it is', independent: true }], actor: null }
    expect(withoutNameIn(document, 'suspected', ['statement', 'actor'])).toEqual({
      ...document,
      grounds: [{ statement: '[erased] it is', independent: true }],
    })
  })
})
