import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutgoingForm } from '#contract/outgoing.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { readDocument } from '#share/gate/read-document.js'
import { factsOf, sharedOf } from './fixtures/known-campaign.js'
import {
  HARMLESS,
  hiddenFields,
  inGrounds,
  knowledge,
  type Put,
  RUNS,
  smuggled,
  textOf,
  UNKNOWN,
  withoutIds,
} from './fixtures/smuggled.js'
import { learnedForm } from './learned-forms.js'
import { OUTGOING_RENDERERS, rendererOf } from './render-outgoing.js'

const VERSION = '0.1.0'
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
const OF_PEOPLE = new Set([
  ...['purpose', 'actor', 'statement', 'source', 'country', 'two fields'],
  ...['infrastructure', 'infrastructure as a number'],
])

const AFFILIATION = ['actor', 'statement', 'source', 'country', 'two fields']
const THROUGH = ['infrastructure', 'infrastructure as a number']
const INDICATORS = [
  'indicator token',
  'elicitation class',
  'model',
  'user agent',
  'community',
  'epoch',
  'numbers of a sketch',
]
const FINDINGS = ['finding kind', 'finding statement']

/** What a form does not tell at all. One that is told no longer, or nowhere, would else be tried for nothing. */
const HIDDEN: Record<string, readonly string[]> = {
  stix: [],
  'stix-plain': ['finding kind', 'numbers of a sketch'],
  misp: ['finding kind'],
  csv: [
    ...['purpose', 'summary', 'status', 'capability name', 'elicitation name', 'account token'],
    ...[...FINDINGS, ...THROUGH, ...AFFILIATION],
  ],
  ocsf: ['purpose', 'summary', 'status', 'account token', ...FINDINGS, ...THROUGH, ...AFFILIATION, ...INDICATORS],
  feed: ['finding kind', 'account token', ...AFFILIATION, ...INDICATORS],
}

const FORMS = Object.keys(OUTGOING_RENDERERS) as OutgoingForm[]
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

  it('tells of each field, but of those that it does not know', () => {
    const hidden = hiddenFields(FIELDS, sharedOf(), (shared) => withoutIds(render(shared, VERSION)))
    expect(hidden.sort()).toEqual([...HIDDEN[form]!].sort())
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
