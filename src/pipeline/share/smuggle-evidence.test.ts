import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Affiliation } from '#contract/affiliation.js'
import { evidenceSettingsSchema } from '#contract/evidence-settings.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import type { OutgoingFacts } from '#share/gate/outgoing-document.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'
import { factsOf, knownCampaign, sharedOf } from './fixtures/known-campaign.js'
import { HARMLESS, inGrounds, knowledge, type Put, RUNS, smuggled, textOf, UNKNOWN } from './fixtures/smuggled.js'
import { makeOutgoingEvidence } from './make-outgoing-evidence.js'

const GROUND = { statement: 'it was told', source: 'a partner', independent: false }
const PROVIDER = { name: null, role: 'accounts', location: null, grounds: [GROUND] }
const THROUGH = { kind: 'asn' as const, description: 'AS64500', grounds: [GROUND] }
const stating = (known: KnownCampaign, stated: Partial<Affiliation>): KnownCampaign => ({
  ...known,
  affiliation: { ...known.affiliation!, ...stated },
})

/** What of a live campaign people or customers wrote. */
const KNOWN_FIELDS: Record<string, Put<KnownCampaign>> = {
  'an account id': (known, text) => ({
    ...known,
    accounts: known.accounts.map((one, place) => (place === 0 ? { ...one, id: text } : one)),
  }),
  samples: (known, text) => ({
    ...known,
    samples: [{ account: known.accounts[0]!.id, at: known.campaign.first_seen, text }],
  }),
  'a note of an analyst': (known, note) => ({
    ...known,
    history: [...known.history, { ...known.history[0]!, seq: 99, kind: 'status', note }],
  }),
  actor: (known, actor) => ({ ...known, affiliation: { ...known.affiliation!, actor } }),
  statement: (known, statement) => ({ ...known, affiliation: inGrounds(known.affiliation!, { statement }) }),
  source: (known, source) => ({ ...known, affiliation: inGrounds(known.affiliation!, { source }) }),
  'provider of accounts': (known, name) => stating(known, { account_network_providers: [{ ...PROVIDER, name }] }),
  'role of a provider': (known, role) => stating(known, { account_network_providers: [{ ...PROVIDER, role }] }),
  'location of a provider': (known, location) =>
    stating(known, { account_network_providers: [{ ...PROVIDER, location }] }),
  'model trained': (known, name) => stating(known, { models_trained: [{ name, grounds: [GROUND] }] }),
  infrastructure: (known, description) =>
    stating(known, { infrastructure: [{ kind: 'proxy', description, grounds: [GROUND] }] }),
  'statement on infrastructure': (known, statement) =>
    stating(known, { infrastructure: [{ ...THROUGH, grounds: [{ ...GROUND, statement }] }] }),
  'source on a model trained': (known, source) =>
    stating(known, { models_trained: [{ name: 'copy', grounds: [{ ...GROUND, source }] }] }),
  'summary of the campaign': (known, summary) => ({ ...known, campaign: { ...known.campaign, summary } }),
  'statement of a finding': (known, statement) => ({
    ...known,
    campaign: { ...known.campaign, evidence: known.campaign.evidence.map((one) => ({ ...one, statement })) },
  }),
  'name of a source': (known, name) => ({
    ...known,
    custody: { ...known.custody, sources: known.custody.sources.map((one) => ({ ...one, name })) },
  }),
  settings: (known, text) => ({ ...known, settings: { note: text } }),
  'name of a model': ({ campaign, statistics, ...known }, name) => ({
    ...known,
    campaign: { ...campaign, models: [{ name, share: 0.9 }] },
    statistics: {
      ...statistics!,
      recognised: {
        ...statistics!.recognised,
        by_model: statistics!.recognised.by_model.map((sums, place) => (place === 0 ? { ...sums, model: name } : sums)),
      },
    },
  }),
  'name of a setting': (known, text) => ({ ...known, settings: { [text]: 1 } }),
}

/** What a package does not tell at all. A field that is told no longer would else be tried for nothing. */
const HIDDEN = new Set(['an account id', 'samples', 'a note of an analyst', 'name of a model'])

describe('evidence', () => {
  const directory = mkdtempSync(join(tmpdir(), 'stillwatch-gate-'))
  // A page printed for each of a thousand packages would take an hour: that it is the examined one, another test asks.
  beforeAll(() => {
    vi.stubEnv('PATH', '')
    vi.stubEnv('CHROMIUM_PATH', '')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true, force: true })
  })
  const settings = evidenceSettingsSchema.parse({
    operator: { name: 'Example Laboratory', contact: 'trust@lab.example' },
    prices: { currency: 'EUR', per_million_tokens: { 'model-a': { input: 3, output: 12.75 } } },
  })
  const now = new Date('2026-06-10T00:00:00Z')
  const examine = async (known: KnownCampaign, changes: Partial<OutgoingFacts> = {}) => {
    const { bytes: _, document, ...told } = await makeOutgoingEvidence(known, directory, settings, now)
    const facts = { ...factsOf(sharedOf()), ...knowledge, form: 'evidence', ...told, ...changes } as const
    const objections = examineOutgoing(document, facts)
    return { document, objections }
  }

  it('leaves as it is made', async () => {
    const { objections, document } = await examine(knownCampaign())
    expect(objections).toEqual([])
    expect(Object.keys(document as object)).toContain('report.html')
  })

  it.each(Object.keys(KNOWN_FIELDS))('lets nothing out by: %s', async (field) => {
    const put = KNOWN_FIELDS[field]!
    const without = (await examine(put(knownCampaign(), HARMLESS))).document
    const told = (await examine(put(knownCampaign(), UNKNOWN))).document
    expect(samePackage(told, without)).toBe(HIDDEN.has(field))
    await fc.assert(
      fc.asyncProperty(smuggled, async (what) => {
        const examined = await examine(put(knownCampaign(), textOf(what))).catch(refusedBySchema)
        if (examined === undefined || samePackage(examined.document, without)) return
        const { objections } = examined
        expect(objections, `${what.canary}, ${what.disguise}`).not.toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})

/** Too long, or no name of an account: then there is no package. */
const refusedBySchema = (error: Error): undefined => {
  if (error.name !== 'ZodError' && error.name !== 'InputError') throw error
}

/** But for hashes, ids, and the order of pseudonyms, which follows from what was put in. */
const samePackage = (a: unknown, b: unknown): boolean => wordsOf(a) === wordsOf(b)
const wordsOf = (document: unknown): string =>
  JSON.stringify(document)
    // Signatures first: one in a thousand holds eight signs that look like a hash.
    .replace(/"bytes":\d+|[A-Za-z0-9+/]{86}==/g, '')
    .replace(/[0-9a-f]{8,}/g, '')
    .replace(/unnamed-model-\d/g, HARMLESS)
    .split(/[^\p{L}]+/u)
    .sort()
    .join()
