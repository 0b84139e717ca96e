import { expect, it } from 'vitest'
import { examinedBy, GATE_RULES } from './gate-rules'

const objection = (rule: string) => ({ rule, where: '/objects/0', what: 'no' })
const outcomes = (form: 'stix' | 'evidence', rules: string[]) =>
  Object.fromEntries(examinedBy({ form, objections: rules.map(objection) }).map(({ rule, outcome }) => [rule, outcome]))

it('tells of each rule whether it objects', () => {
  const told = outcomes('stix', ['prices'])
  expect(told.prices).toBe('objects')
  expect(Object.values(told).filter((outcome) => outcome === 'passed')).toHaveLength(GATE_RULES.length - 1)
})

it('does not say of rules that were not reached that they passed', () => {
  const told = outcomes(
    'stix',
    Array.from({ length: 100 }, () => 'prompt-text'),
  )
  expect(told['own-words']).toBe('passed')
  expect(told['customer-names']).toBe('not reached')
})

it('does not apply to packages what is not for them', () => {
  expect(outcomes('evidence', [])['own-words']).toBe('does not apply')
})

it('tells of a rule that it does not know', () => {
  expect(outcomes('stix', ['newer-rule'])['newer-rule']).toBe('objects')
})
