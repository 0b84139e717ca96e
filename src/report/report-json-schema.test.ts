import { expect, test } from 'vitest'
import { z } from 'zod'
import { emptyReport, richReport } from './fixtures/sample-report.js'
import { renderJson } from './render-json.js'
import { reportJsonSchema } from './report-json-schema.js'

const published = z.fromJSONSchema(reportJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])

test('what is written holds by the published schema', () => {
  for (const report of [richReport, emptyReport])
    expect(published.safeParse(JSON.parse(renderJson(report))).error).toBeUndefined()
})

test('the schema refuses what breaks the contract', () => {
  const { campaigns: _, ...without } = richReport
  expect(published.safeParse(without).success).toBe(false)
  expect(published.safeParse({ ...richReport, schema_version: '9.0' }).success).toBe(false)
  const [first] = richReport.campaigns
  expect(published.safeParse({ ...richReport, campaigns: [{ ...first, confidence: 1.2 }] }).success).toBe(false)
})

test('the schema lets later additions pass', () => {
  expect(published.safeParse({ ...richReport, added_later: 1 }).success).toBe(true)
})

test('a report that breaks the contract is not written', () => {
  const [first] = richReport.campaigns
  const broken = { ...richReport, campaigns: [{ ...first!, confidence: Number.NaN }] }
  expect(() => renderJson(broken)).toThrow()
})

test('the schema says its draft and describes its fields', () => {
  const schema = reportJsonSchema()
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  expect(JSON.stringify(schema)).toContain(
    "calibrated probability that the group is one operator's harvesting campaign",
  )
})
