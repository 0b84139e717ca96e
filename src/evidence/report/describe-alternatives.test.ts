import { expect, test } from 'vitest'
import { describeAlternatives } from './describe-alternatives.js'
import { sampleCase } from './fixtures/sample-case.js'

const outcomes = (signs: Record<string, unknown>, settings = sampleCase().settings) => {
  const evidence = sampleCase()
  const told = describeAlternatives({
    settings,
    statistics: { ...evidence.statistics, signs: { ...evidence.statistics.signs, ...signs } },
  })
  return Object.fromEntries(told.map(({ name, outcome }) => [name.split(/[ ,]/).slice(1, 2).join(), outcome]))
}
const against = 'speaks against it'
const open = 'does not exclude it'

test('a campaign’s signs speak against each alternative, and the class, the app, the suite and the reseller are named', () => {
  const told = describeAlternatives(sampleCase())
  expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set([against]))
  for (const name of ['class', 'application', 'suite', 'reseller'])
    expect(told.some((each) => each.name.includes(name))).toBe(true)
  expect(told[0]!.sign).toContain('4,210 different prompts; a shared task is assumed below 50. 2 % of the accounts')
})

test.each([
  ['few prompts', { prompts: 30 }, 'class'],
  ['a suite longer than the bound, which everybody sends whole', { prompts: 90, texts: 60 }, 'class'],
  ['prompts that many send', { distinct: 0.1 }, 'evaluation'],
  ['short answers', { output_excess: -1.2 }, 'application'],
  ['likeness that chance gives', { alike_p_value: 0.2 }, 'with'],
])('%s are said not to exclude the alternative', (_, signs, name) => {
  expect(outcomes(signs)[name]).toBe(open)
})

test('a template speaks against neither users of an application nor a reseller', () => {
  const told = outcomes({ alike_stripped: 0.1 })
  expect(told.of).toBe(open)
  expect(told.reseller).toBe(open)
})

test('what is missing, or no number, was not examined: it is never taken for a sign', () => {
  for (const value of [undefined, null, 'many', Number.NaN])
    expect(outcomes({ prompts: value }).class).toBe('not examined')
  expect(outcomes({}, {}).class).toBe('not examined')
})

test('without texts the items speak, and a suite is not examined', () => {
  const evidence = sampleCase()
  const channels = { payment: { items: 5, accounts: 20 }, network: { items: 31, accounts: 24 } }
  const statistics = { ...evidence.statistics, basis: 'items' as const, signs: { known: 0, channels, named: 0.1 } }
  const told = describeAlternatives({ statistics, settings: evidence.settings })
  expect(told.map(({ outcome }) => outcome)).toEqual([against, against, against, 'not examined', 'not examined'])
  const paced = [{ ...statistics.findings[0]!, kind: 'even-pacing', p_value: 0.001 }]
  expect(describeAlternatives({ statistics: { ...statistics, findings: paced }, settings: {} })[3]!.outcome).toBe(
    against,
  )
  const one = { ...channels, payment: { items: 1, accounts: 20 } }
  const family = { ...statistics, signs: { ...statistics.signs, channels: one, named: 0.9 } }
  expect(
    describeAlternatives({ statistics: family, settings: evidence.settings })
      .slice(1, 3)
      .map(({ outcome }) => outcome),
  ).toEqual([open, open])
})
