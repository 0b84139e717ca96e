import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { evidenceSettingsSchema } from '#contract/evidence-settings.js'
import { gateSettingsSchema } from '#contract/gate-settings.js'
import type { OutgoingForm } from '#contract/outgoing.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { identifierKeys } from '#share/gate/identifier-candidates.js'
import type { OutgoingFacts } from '#share/gate/outgoing-document.js'
import { promptWindows } from '#share/gate/prompt-windows.js'
import { readDocument } from '#share/gate/read-document.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'
import { CANARIES, CARRIERS, type Canary, DISGUISES } from './fixtures/disguises.js'
import { factsOf, knownCampaign, sharedOf } from './fixtures/known-campaign.js'
import { learnedForm } from './learned-forms.js'
import { makeOutgoingEvidence } from './make-outgoing-evidence.js'
import { OUTGOING_RENDERERS, rendererOf } from './render-outgoing.js'

const VERSION = '0.1.0'
/** Of each field; others in each run. More were tried when it was written: SMUGGLE_RUNS=300. */
const RUNS = Number(process.env.SMUGGLE_RUNS ?? 8)
const HARMLESS = 'nothing'
const names = new Set([CANARIES.customer, CANARIES.account, CANARIES.resource].flatMap(identifierKeys))
const knowledge: Partial<OutgoingFacts> = {
  isKnownIdentifier: (name) => names.has(name),
  holdsPrompt: promptWindows([CANARIES.prompt], 10_000),
  prices: [12.75],
  settings: gateSettingsSchema.parse({ unreleased: [CANARIES.plan] }),
}

type Put<Kept> = (kept: Kept, text: string) => Kept
const inGrounds = (affiliation: SharedCampaign['affiliation'], change: object) => ({
  ...affiliation,
  grounds: affiliation.grounds.map((ground, place) => (place === 0 ? { ...ground, ...change } : ground)),
})
const ofIndicator =
  (kind: string, change: (text: string) => object): Put<SharedCampaign> =>
  (shared, text) => ({
    ...shared,
    indicators: shared.indicators.map((one) =>
      one.value.kind === kind ? { ...one, value: { ...one.value, ...change(text) } as typeof one.value } : one,
    ),
  })

/** Every text of a shared campaign that is not an id, a time or a level. */
const FIELDS: Record<string, Put<SharedCampaign>> = {
  purpose: (shared, text) => ({ ...shared, purpose: `${shared.purpose} ${text}` }),
  summary: (shared, text) => ({ ...shared, summary: `${shared.summary} ${text}` }),
  status: (shared, status) => ({ ...shared, status }),
  'capability name': (shared, name) => ({ ...shared, capabilities: [{ name, share: 0.5 }] }),
  'elicitation name': (shared, name) => ({ ...shared, elicitation: [{ name, share: 0.5 }] }),
  'finding kind': (shared, kind) => ({ ...shared, findings: shared.findings.map((one) => ({ ...one, kind })) }),
  'finding statement': (shared, statement) => ({
    ...shared,
    findings: shared.findings.map((one) => ({ ...one, statement })),
  }),
  infrastructure: (shared, description) => ({ ...shared, infrastructure: [{ kind: 'proxy', description }] }),
  'infrastructure as a number': (shared, description) => ({
    ...shared,
    infrastructure: [{ kind: 'asn', description }],
  }),
  actor: (shared, actor) => ({ ...shared, affiliation: { ...shared.affiliation, actor } }),
  statement: (shared, statement) => ({ ...shared, affiliation: inGrounds(shared.affiliation, { statement }) }),
  source: (shared, source) => ({ ...shared, affiliation: inGrounds(shared.affiliation, { source }) }),
  country: (shared, country) => ({ ...shared, affiliation: { ...shared.affiliation, country } }),
  'account token': (shared, token) => ({ ...shared, accounts: shared.accounts.map((one) => ({ ...one, token })) }),
  'indicator token': ofIndicator('network', (token) => ({ token })),
  'elicitation class': ofIndicator('elicitation', (text) => ({ class: text })),
  model: ofIndicator('parameter-tuple', (model) => ({ model })),
  'user agent': (shared, value) => ({
    ...shared,
    indicators: [
      ...shared.indicators,
      {
        ...shared.indicators[0]!,
        id: `indicator--${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
        value: { kind: 'user-agent', value },
      },
    ],
  }),
  community: (shared, community) => ({
    ...shared,
    indicators: shared.indicators.map((one) => ({ ...one, community })),
  }),
  epoch: (shared, epoch) => ({ ...shared, indicators: shared.indicators.map((one) => ({ ...one, epoch })) }),
  'numbers of a sketch': ofIndicator('minhash', (text) => ({
    signature: Array.from({ length: 128 }, (_, place) => text.charCodeAt(place % text.length)),
  })),
  /** Half of it in one field and half in the next. */
  'two fields': (shared, text) => {
    const half = Math.ceil(text.length / 2)
    return {
      ...shared,
      affiliation: inGrounds(shared.affiliation, { statement: text.slice(0, half), source: text.slice(half) }),
    }
  },
}

/** Fields that people write: there a second person has to judge. */
const OF_PEOPLE = new Set(['purpose', 'actor', 'statement', 'source', 'country', 'two fields'])
const UNKNOWN = 'Zorblat Industries asked about quartz'

const FORMS = Object.keys(OUTGOING_RENDERERS) as OutgoingForm[]
const anyOf = <T extends object>(record: T) => fc.constantFrom(...(Object.keys(record) as (keyof T & string)[]))
const smuggled = fc.record({
  canary: anyOf(CANARIES),
  disguise: anyOf(DISGUISES),
  carrier: fc.nat(CARRIERS.length - 1),
})
type Smuggled = { canary: Canary; disguise: string; carrier: number }
const textOf = ({ canary, disguise, carrier }: Smuggled): string =>
  CARRIERS[carrier]!(DISGUISES[disguise]!(CANARIES[canary]))

/** What differs by an id alone does not hold the text. */
const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')

describe.each(FORMS)('%s', (form) => {
  const { kind, render } = rendererOf(form)
  const facts = (shared: SharedCampaign) => factsOf(shared, { form, learned: learnedForm(form, VERSION), ...knowledge })
  const examine = (shared: SharedCampaign, text: string) =>
    examineOutgoing(readDocument(Buffer.from(text), kind)?.document, facts(shared))

  // Else all that follows would be refused for something else.
  it('leaves as it is made', () => {
    const shared = sharedOf()
    expect(examine(shared, render(shared, VERSION))).toEqual([])
  })

  it.each(Object.keys(FIELDS))('lets nothing out by: %s', (field) => {
    const put = FIELDS[field]!
    const without = withoutIds(render(put(sharedOf(), HARMLESS), VERSION))
    fc.assert(
      fc.property(smuggled, (what) => {
        const shared = put(sharedOf(), textOf(what))
        const text = render(shared, VERSION)
        if (withoutIds(text) === without) return
        const objections = examine(shared, text)
        expect(objections, `${what.canary}, ${what.disguise}`).not.toEqual([])
        expect(JSON.stringify(objections)).not.toContain(textOf(what))
      }),
      { numRuns: RUNS },
    )
  })

  // Nothing is known of it: neither is the prompt kept nor the customer told.
  it.each(Object.keys(FIELDS).filter((field) => !OF_PEOPLE.has(field)))('lets nothing unknown out by: %s', (field) => {
    const text = render(FIELDS[field]!(sharedOf(), UNKNOWN), VERSION)
    const without = render(FIELDS[field]!(sharedOf(), HARMLESS), VERSION)
    if (withoutIds(text) !== withoutIds(without))
      expect(examine(FIELDS[field]!(sharedOf(), UNKNOWN), text)).not.toEqual([])
  })

  it('lets nothing out by the name of a field', () => {
    const shared = sharedOf()
    fc.assert(
      fc.property(smuggled, fc.nat(), (what, place) => {
        const { document } = readDocument(Buffer.from(render(shared, VERSION)), kind)!
        const holders = objectsIn(document)
        holders[place % holders.length]![textOf(what)] = 1
        const objections = examineOutgoing(document, facts(shared))
        expect(objections.map(({ rule }) => rule)).toContain('known-fields')
        expect(JSON.stringify(objections)).not.toContain(textOf(what))
      }),
      { numRuns: RUNS },
    )
  })
})

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(objectsIn)
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner]
}

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
