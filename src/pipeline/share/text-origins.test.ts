import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { evidenceSettingsSchema } from '#contract/evidence-settings.js'
import { DOCUMENT_SCHEMAS, LINE_SCHEMAS } from '#evidence/package-documents.js'
import { visitTexts } from '#share/gate/visit-texts.js'
import { knownCampaign } from './fixtures/known-campaign.js'
import { makeOutgoingEvidence } from './make-outgoing-evidence.js'

/**
 * From whom each free text of a package comes: `ours`: this program's own names and sentences; `person`, `machine`,
 * `publisher`: told to the gate as such; `store`: names of files, requests and settings, which rules alone look at; `hashed`
 * and `removed`: not in a package that leaves. A field that is not here has no origin, and must get one before it may leave.
 */
const ORIGINS = {
  ours: `findings.json/product/name findings.json/product/version findings.json/product/node
    findings.json/campaign/verdicts/operator/summary findings.json/campaign/verdicts/harvesting/summary
    findings.json/campaign/summary findings.json/campaign/capabilities/*/name findings.json/campaign/elicitation/*/name
    findings.json/campaign/evidence/*/kind findings.json/campaign/evidence/*/statement
    findings.json/campaign/evidence/*/unit findings.json/campaign/status findings.json/history/*/note
    findings.json/alternatives/*/reason findings.json/alternatives/*/verdicts/operator/summary
    findings.json/alternatives/*/verdicts/harvesting/summary findings.json/responses/*/action
    findings.json/responses/*/detail statistics.json/campaign statistics.json/signs statistics.json/signs/{}
    statistics.json/findings/*/kind statistics.json/findings/*/unit statistics.json/verdicts/operator/summary
    statistics.json/verdicts/harvesting/summary statistics.json/recognised/by_capability/*/name
    exposure.json/capabilities/*/name custody.json/sources/*/format custody.json/steps/*/step custody.json/steps/*/detail`,
  person: `findings.json/affiliation/actor findings.json/affiliation/grounds/*/statement
    findings.json/affiliation/grounds/*/source
    findings.json/affiliation/account_network_providers/*/name findings.json/affiliation/account_network_providers/*/role
    findings.json/affiliation/account_network_providers/*/location
    findings.json/affiliation/account_network_providers/*/grounds/*/statement
    findings.json/affiliation/account_network_providers/*/grounds/*/source
    findings.json/affiliation/models_trained/*/name findings.json/affiliation/models_trained/*/grounds/*/statement
    findings.json/affiliation/models_trained/*/grounds/*/source findings.json/affiliation/infrastructure/*/description
    findings.json/affiliation/infrastructure/*/grounds/*/statement
    findings.json/affiliation/infrastructure/*/grounds/*/source`,
  machine: `findings.json/campaign/models/*/name statistics.json/recognised/by_model/*/model
    exposure.json/by_model/*/model exposure.json/value/unpriced_models/*`,
  publisher: 'findings.json/operator/name findings.json/operator/contact findings.json/product/engine',
  store: `findings.json/campaign/evidence/*/samples/*/id findings.json/campaign/evidence/*/samples/*/file
    custody.json/sources/*/name settings.json settings.json/{}`,
  hashed: 'accounts.ndjson/*/id findings.json/campaign/evidence/*/samples/*/account',
  removed: `samples.ndjson/*/account samples.ndjson/*/text findings.json/provenance/*/suspect
    findings.json/provenance/*/statement findings.json/provenance/*/subjects/*/subject`,
} as const
const originOf = new Map(
  Object.entries(ORIGINS).flatMap(([origin, paths]) => paths.split(/\s+/).map((path) => [path, origin] as const)),
)

interface Schema {
  type?: string
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown
  const?: unknown
  pattern?: string
  format?: string
}

/** Places where any text may stand: neither one of a list, nor of a form. */
function freeTexts(schema: Schema, path: string): string[] {
  const { type, items, properties = {}, additionalProperties, anyOf = [], oneOf = [] } = schema
  const inner = [...anyOf, ...oneOf].flatMap((one) => freeTexts(one, path))
  const listed = Object.entries(properties).flatMap(([name, member]) => freeTexts(member, `${path}/${name}`))
  const named = typeof additionalProperties === 'object' ? [path, ...freeTexts(additionalProperties, `${path}/{}`)] : []
  const of_list = items === undefined ? [] : freeTexts(items, `${path}/*`)
  const is_anything = type === undefined && anyOf.length + oneOf.length === 0
  const is_free = (type === 'string' || is_anything) && !('enum' in schema || 'const' in schema)
  const own = is_free && schema.pattern === undefined && schema.format === undefined ? [path] : []
  return [...own, ...inner, ...listed, ...named, ...of_list]
}

const directory = mkdtempSync(join(tmpdir(), 'stillwatch-origins-'))
beforeAll(() => {
  vi.stubEnv('PATH', '')
  vi.stubEnv('CHROMIUM_PATH', '')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true, force: true })
})

it('has an origin for each text that a package may hold', () => {
  const documents = Object.entries(DOCUMENT_SCHEMAS).map(([path, schema]) => [path, schema] as const)
  const lines = Object.entries(LINE_SCHEMAS).map(([path, schema]) => [`${path}/*`, schema] as const)
  const found = [...documents, ...lines].flatMap(([path, schema]) => freeTexts(z.toJSONSchema(schema) as Schema, path))
  expect([...new Set(found)].sort()).toEqual([...originOf.keys()].sort())
})

it('tells the gate of each text from whom it is', async () => {
  const settings = evidenceSettingsSchema.parse({ operator: { name: 'Example Laboratory', contact: 'a@lab.example' } })
  const known = knownCampaign()
  const [event] = known.history
  const sample = { account: known.accounts[0]!.id, at: known.campaign.first_seen, text: 'Zorblat' }
  const note = { ...event!, seq: 99, kind: 'status' as const, note: 'Zorblat' }
  const told = await makeOutgoingEvidence(
    { ...known, samples: [sample], history: [...known.history, note] },
    directory,
    settings,
    new Date('2026-06-10T00:00:00Z'),
  )
  expect(JSON.stringify(told.document)).not.toContain('Zorblat')
  const known_to_gate = { person: told.written, machine: told.measured, publisher: told.own }
  const accounts = known.accounts.map(({ id }) => id)
  const seen = new Set<string>()
  for (const { path, text, is_name } of visitTexts(told.document, 1e6).texts) {
    const origin = is_name ? undefined : originOf.get(path.slice(1).replaceAll('~1', '/'))
    if (origin === undefined) continue
    seen.add(origin)
    if (origin in known_to_gate) expect(known_to_gate[origin as keyof typeof known_to_gate], path).toContain(text)
    if (origin === 'hashed') expect(accounts, path).not.toContain(text)
    expect(origin).not.toBe('removed')
  }
  expect([...seen].sort()).toEqual(['hashed', 'machine', 'ours', 'person', 'publisher', 'store'])
})
