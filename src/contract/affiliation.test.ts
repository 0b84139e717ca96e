import { expect, it } from 'vitest'
import { affiliationSchema, keptAffiliationSchema, NO_AFFILIATION } from './affiliation.js'

const ground = (source: string, independent = true) => ({ statement: 'They said so', source, independent })
const CLAIM = { level: 'suspected', actor: 'Example Actor', country: null, state_assistance: 'unknown' } as const
const accepts = (affiliation: object): boolean => affiliationSchema.safeParse(affiliation).success

it('claims no country and no help of a state where it claims nobody', () => {
  expect(accepts(NO_AFFILIATION)).toBe(true)
  expect(accepts({ ...NO_AFFILIATION, country: 'NL' })).toBe(false)
  for (const state_assistance of ['alleged', 'corroborated', 'none-found'])
    expect(accepts({ ...NO_AFFILIATION, state_assistance, grounds: [ground('a'), ground('b')] })).toBe(false)
})

it('calls corroborated only what two independent sources say, help of a state too', () => {
  expect(accepts({ ...CLAIM, grounds: [] })).toBe(false)
  expect(accepts({ ...CLAIM, grounds: [ground('a', false)], state_assistance: 'alleged' })).toBe(true)
  for (const sure of [{ level: 'corroborated' }, { state_assistance: 'corroborated' }]) {
    expect(accepts({ ...CLAIM, ...sure, grounds: [ground('a'), ground('a')] })).toBe(false)
    expect(accepts({ ...CLAIM, ...sure, grounds: [ground('a'), ground('b', false)] })).toBe(false)
    expect(accepts({ ...CLAIM, ...sure, grounds: [ground('Partner A'), ground('partner a ')] })).toBe(false)
    expect(accepts({ ...CLAIM, ...sure, grounds: [ground('a'), ground('b')] })).toBe(true)
  }
})

it('takes what no log shows with grounds alone, and also where nobody is named', () => {
  const grounds = [ground('a')]
  const stated = {
    account_network_providers: [{ name: null, role: 'accounts', location: null, grounds }],
    models_trained: [{ name: 'copy-1', grounds }],
    infrastructure: [{ kind: 'asn', description: 'AS64500', grounds }],
  } as const
  expect(accepts({ ...NO_AFFILIATION, ...stated })).toBe(true)
  for (const [name, [one]] of Object.entries(stated))
    expect(accepts({ ...NO_AFFILIATION, [name]: [{ ...one, grounds: [] }] }), name).toBe(false)
})

it('lowers what was kept as corroborated by one source in two spellings, and nothing else', () => {
  const sure = { ...CLAIM, level: 'corroborated', country: 'NL', state_assistance: 'corroborated' } as const
  const once = [ground('Partner A'), ground('partner a ')]
  expect(keptAffiliationSchema.parse({ ...sure, grounds: once })).toEqual({
    ...sure,
    ...{ level: 'suspected', state_assistance: 'alleged', grounds: once },
  })
  const twice = { ...sure, grounds: [ground('Partner A'), ground('Partner B')] }
  expect(keptAffiliationSchema.parse(twice)).toEqual(twice)
  const denied = { ...CLAIM, state_assistance: 'none-found', grounds: [ground('a')] }
  expect(keptAffiliationSchema.parse(denied)).toEqual(denied)
  expect(keptAffiliationSchema.parse(NO_AFFILIATION)).toEqual(NO_AFFILIATION)
  expect(keptAffiliationSchema.safeParse({ level: 'corroborated' }).success).toBe(false)
})
