import { expect, it } from 'vitest'
import { foldText } from '#contract/fold-text.js'
import { identifierCandidates, identifierKeys } from './identifier-candidates.js'

const finds = (id: string, text: string): boolean => {
  const candidates = identifierCandidates(foldText(text), () => false)
  return identifierKeys(id).some((key) => candidates.has(key))
}

it.each([
  ['acme_7', 'the account acme_7 a reseller of access'],
  ['user-5', 'we closed user-5 I think'],
  ['org_x', 'a x org_x y'],
  ['acme', 'it was a c m e I was told'],
  ['projects/acme-prod-1/serviceAccounts/ci-bot', 'projects/acme-prod-1/serviceAccounts/ci-bot was closed'],
  ['arn:aws:iam::123456789012:user/team/Bob', 'arn:aws:iam::123456789012:user/team/Bob'],
  ['jean-luc.de.la.tour@mail.acme.co.uk', 'jean-luc.de.la.tour@mail.acme.co.uk'],
  ['globex', 'the customer g1obex'],
  ['acme7', '4cme7 it was'],
  ['acct_acmeron_77', '4cct_acm3ron_77'],
  ['acmeron.example', '@cmeron.example'],
])('finds %s in: %s', (id, text) => expect(finds(id, text)).toBe(true))

it.each([
  ['a11', 'all of it'],
  ['12', 'from 12 accounts'],
  ['acme', 'academe'],
])('does not find %s in: %s', (id, text) => expect(finds(id, text)).toBe(false))

it('takes no time for what is long', () => {
  expect(identifierCandidates('a '.repeat(20_000), () => false).size).toBeLessThan(60)
})
