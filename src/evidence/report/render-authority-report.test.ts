import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Affiliation, NO_AFFILIATION } from '#contract/affiliation.js'
import { type AuthorityFields, authorityReportSchema } from '#contract/authority-report.js'
import { hostileText } from '#lib/fixtures/hostile-text.js'
import { ACTING, tagsOf, textOf } from '#lib/fixtures/read-page.js'
import { FREE_PLACES_COUNT, hostileCase, hostileExplanations } from './fixtures/hostile-case.js'
import { bareCase, sampleCase } from './fixtures/sample-case.js'
import { sampleExplanations } from './fixtures/sample-findings.js'
import { renderAuthorityReport } from './render-authority-report.js'

const explanations = sampleExplanations
const statusesOf = (fields: AuthorityFields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, { status }]) => [name, status]))

test('what the logs show is known, what is suspected is alleged, the rest is unknown', () => {
  const { document } = renderAuthorityReport(sampleCase(), { explanations })
  expect(statusesOf(document.fields)).toEqual({
    actors: 'alleged',
    countries: 'alleged',
    state_assistance: 'unknown',
    methods: 'known',
    account_network_providers: 'unknown',
    scale: 'known',
    period: 'known',
    capabilities: 'known',
    models: 'known',
    exposure: 'known',
    value: 'known',
    passed_before_detection: 'known',
    models_trained: 'unknown',
    response_taken: 'known',
  })
  expect(document.fields.methods.value!.map(({ name }) => name)).toContain('Shared payment instruments')
})

test('with nothing in the case every field but the period says unknown, and invents no value', () => {
  const { document, html } = renderAuthorityReport(bareCase(), { explanations })
  const { period, ...rest } = document.fields
  expect(period.status).toBe('known')
  for (const { status, value, grounds } of Object.values(rest)) {
    expect({ status, value }).toEqual({ status: 'unknown', value: null })
    expect(grounds[0]!.statement.length).toBeGreaterThan(10)
  }
  expect(textOf(html).match(/Unknown\. Grounds:/g)).toHaveLength(Object.keys(rest).length)
  expect(document.reporter).toBeNull()
})

test('corroborated is known; a state that was looked for and not found is no assistance', () => {
  const affiliation = {
    ...sampleCase().affiliation,
    level: 'corroborated' as const,
    state_assistance: 'none-found' as const,
  }
  const { fields } = renderAuthorityReport({ ...sampleCase(), affiliation }, { explanations }).document
  expect(fields.actors).toMatchObject({ status: 'known', value: ['Example Laboratory'] })
  expect(fields.state_assistance).toMatchObject({ status: 'known', value: 'none-found' })
})

test('a person may state what no log shows, with grounds; without grounds it is refused', () => {
  const ground = { statement: 'Invoices of the reseller.', source: 'partner', independent: true }
  const provider = { name: null, role: 'accounts and proxies', location: 'ZZ', grounds: [ground] }
  const render = (stated: Partial<Affiliation>) =>
    renderAuthorityReport({ ...sampleCase(), affiliation: { ...NO_AFFILIATION, ...stated } }, { explanations })
  const { document, html } = render({ account_network_providers: [provider] })
  expect(document.fields).toMatchObject({ actors: { status: 'unknown' }, models_trained: { status: 'unknown' } })
  expect(document.fields.account_network_providers).toEqual({
    status: 'alleged',
    value: [{ name: null, role: 'accounts and proxies', location: 'ZZ' }],
    grounds: [{ statement: 'Name unknown: Invoices of the reseller.', source: 'partner, independent of the logs' }],
  })
  expect(textOf(html)).toContain('Name unknown: accounts and proxies; location ZZ')
  expect(() => render({ account_network_providers: [{ ...provider, grounds: [] }] })).toThrow(z.ZodError)
  // Known is a list only where each of it rests on two sources.
  const sure = { name: 'copy-1', grounds: [ground, { ...ground, source: 'court record' }] }
  const { fields } = render({ models_trained: [sure] }).document
  expect(fields.models_trained).toMatchObject({ status: 'known', value: ['copy-1'] })
  const both = render({ models_trained: [sure, { name: 'copy-2', grounds: [ground] }] })
  expect(both.document.fields.models_trained).toMatchObject({ status: 'alleged', value: ['copy-1', 'copy-2'] })
  expect(both.document.not_shown).toContainEqual(expect.stringMatching(/^By the logs, that the outputs/))
})

test('responses that are handed in stand for those of the case', () => {
  const { fields } = renderAuthorityReport(sampleCase(), { explanations, responses: [] }).document
  expect(fields.response_taken.status).toBe('unknown')
})

test('prices that fit no model are no value', () => {
  const evidence = sampleCase()
  const by_model = evidence.exposure.by_model.map((row) => ({ ...row, value: null }))
  const exposure = {
    ...evidence.exposure,
    by_model,
    value: { currency: 'USD', amount: 0, unpriced_models: ['large-2', 'small-2'] },
  }
  expect(renderAuthorityReport({ ...evidence, exposure }, { explanations }).document.fields.value.status).toBe(
    'unknown',
  )
})

test('the contract holds: what is unknown has no value, what is known has one', () => {
  const { document } = renderAuthorityReport(sampleCase(), { explanations })
  const withField = (actors: unknown) =>
    authorityReportSchema.safeParse({ ...document, fields: { ...document.fields, actors } })
  expect(withField(document.fields.actors).success).toBe(true)
  expect(withField({ ...document.fields.actors, status: 'unknown' }).success).toBe(false)
  expect(withField({ ...document.fields.actors, value: null }).success).toBe(false)
  expect(z.toJSONSchema(authorityReportSchema, { io: 'input' }).required).toContain('not_shown')
})

test('no account, no prompt and no secret stands in it', () => {
  const evidence = { ...sampleCase(), samples: [{ account: 'a', at: sampleCase().created, text: 'the prompt itself' }] }
  const { document, html } = renderAuthorityReport(evidence, { explanations })
  for (const text of [JSON.stringify(document), html])
    for (const told of ['the prompt itself', evidence.accounts[0]!.id, '00112233']) expect(text).not.toContain(told)
})

test('no text of a case makes a tag', () => {
  expect(FREE_PLACES_COUNT).toBeGreaterThan(50)
  const render = (text: string) =>
    renderAuthorityReport(hostileCase(text), { explanations: hostileExplanations(text) }).html
  const harmless = tagsOf(render('harmless'))
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(tagsOf(render(text))).toEqual(harmless)
      expect(render(text)).not.toMatch(ACTING)
    }),
    { numRuns: 60 },
  )
})
