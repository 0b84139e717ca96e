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

  it.each([
    ['12', '0.12, 4,200, -12, 1.2e-12, 12 %, 12%, 12:30', '0.12, 4,200, -12, 1.2e-12, 12 %, 12%, 12:30'],
    ['12', '12 pays, and 12.', '[erased] pays, and [erased].'],
    ['200', '4,200 and 200,000 and 200.5 of 200, and 200', '4,200 and 200,000 and 200.5 of [erased], and [erased]'],
    [
      'alice',
      'alice@example.com, person:alice, +alice/x and alice',
      'alice@example.com, person:alice, +alice/x and [erased]',
    ],
    ['org', 'org/team-2 and sub.org and org: it', 'org/team-2 and sub.org and [erased]: it'],
    [
      'acct-1',
      'acct-1.eu and acct-1.jsonl.gz and acct-1.jsonl-2',
      'acct-1.eu and [erased].jsonl.gz and acct-1.jsonl-2',
    ],
    ['acct-1', 'https://a.example/accounts/acct-1/x?y acct-1/x', 'https://a.example/accounts/[erased]/x?y acct-1/x'],
    ['acct-1', '_acct-1_, __acct-1__, _acct-1 pays acct-1_', '_[erased]_, __[erased]__, _[erased] pays [erased]_'],
    ['acct-1', '_acct-1 and\nacct-1_b, acct-1_', '_acct-1 and\nacct-1_b, acct-1_'],
    ['acct-1', '账户acct-1付款, 账户:acct-1 и acct-1я', '账户[erased]付款, 账户:[erased] и acct-1я'],
    ['账户', '账户一, 账户1 和 账户', '账户一, 账户1 和 [erased]'],
    ['ärzte-1', 'ÄRZTE-1 a\u0308rzte-1', '[erased] a\u0308rzte-1'],
    ['a', 'a\u0308 a', 'a\u0308 [erased]'],
  ])('%s is not taken for a part of another word, nor missed: %s', (name, words, rest) =>
    expect(withoutName(words, name)).toBe(rest),
  )

  it('is all that goes: no text gets longer than its bound, and none is cut', () => {
    const words = `${'a ab '.repeat(30)}🙂`
    expect(withoutName(words, 'a')).toBe(words.replaceAll('a ', '… '))
    expect(withoutName(`${'x'.repeat(85)} 🙂 ab`, 'ab')).toBe(`${'x'.repeat(85)} 🙂 …`)
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
