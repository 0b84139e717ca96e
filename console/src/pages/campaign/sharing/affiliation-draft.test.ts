import { expect, it } from 'vitest'
import { type AffiliationDraft, affiliationOf, draftOf, emptyGround, objectionTo } from './affiliation-draft'

const ground = (source: string, independent = true) => ({
  key: 0,
  statement: 'they said so',
  source,
  independent,
})
const draft = (more: Partial<AffiliationDraft>): AffiliationDraft => ({
  level: 'suspected',
  actor: 'Example Labs',
  country: '',
  state_assistance: 'unknown',
  grounds: [ground('a partner')],
  ...more,
})

it('sends what the form says, without empty lines, and nothing of what it hides without a claim', () => {
  expect(affiliationOf(draft({ country: ' de ', grounds: [ground('a partner'), emptyGround()] }))).toEqual({
    level: 'suspected',
    actor: 'Example Labs',
    country: 'DE',
    state_assistance: 'unknown',
    grounds: [{ statement: 'they said so', source: 'a partner', independent: true }],
  })
  const said = { actor: 'Example Labs', country: 'DE', state_assistance: 'corroborated' } as const
  expect(affiliationOf(draft({ level: 'none-claimed', ...said }))).toEqual({
    level: 'none-claimed',
    actor: null,
    country: null,
    state_assistance: 'unknown',
    grounds: [],
  })
})

it('gives back what it was made from', () => {
  const affiliation = affiliationOf(draft({ country: 'DE' }))
  expect(affiliationOf(draftOf(affiliation))).toEqual(affiliation)
})

it('objects to claims without a name, without grounds, and to one source called two', () => {
  expect(objectionTo(draft({}))).toBeUndefined()
  expect(objectionTo(draft({ level: 'none-claimed', actor: '', grounds: [] }))).toBeUndefined()
  expect(objectionTo(draft({ actor: ' ' }))).toContain('Name')
  expect(objectionTo(draft({ country: 'Germany' }))).toContain('two letters')
  expect(objectionTo(draft({ grounds: [emptyGround()] }))).toContain('grounds')
  expect(objectionTo(draft({ grounds: [{ ...ground(''), statement: 'x' }] }))).toContain('source')
  const level = 'corroborated' as const
  expect(objectionTo(draft({ level, grounds: [ground('one'), ground('one')] }))).toContain('two sources')
  expect(objectionTo(draft({ level, grounds: [ground('one'), ground('two', false)] }))).toContain('two sources')
  expect(objectionTo(draft({ level, grounds: [ground('one'), ground('One.')] }))).toContain('two sources')
  expect(objectionTo(draft({ level, grounds: [ground('one'), ground('two')] }))).toBeUndefined()
  expect(objectionTo(draft({ state_assistance: 'corroborated' }))).toContain('two sources')
})
