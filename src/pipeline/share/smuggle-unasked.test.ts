import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignChange, CampaignRecord } from '#contract/campaign-record.js'
import { gateSettingsSchema } from '#contract/gate-settings.js'
import type { Indicator, IndicatorValue } from '#contract/indicator.js'
import type { ReceivedIndicator } from '#contract/received-indicator.js'
import { examineOutgoing } from '#share/gate/examine-outgoing.js'
import { offerSightings } from '#share/match/offer-sightings.js'
import { renderDetectionFinding } from '#share/ocsf/render-detection-finding.js'
import { indicatorOf } from '#share/stix/fixtures/rich-campaign.js'
import { hiddenCampaign, hiddenChange } from '#share/webhook/fixtures/campaign-change.js'
import { factsOf, PURPOSE, sharedOf } from './fixtures/known-campaign.js'
import {
  HARMLESS,
  hiddenFields,
  knowledge,
  type Put,
  RUNS,
  smuggled,
  textOf,
  UNKNOWN,
  withoutIds,
} from './fixtures/smuggled.js'
import { gateWebhook } from './gate-webhook.js'
import { learnedForm } from './learned-forms.js'

const AT = '2026-06-01T00:00:00.000Z'
const OBJECT = 'indicator--00000000-0000-4000-8000-000000000001'

/** Fails where a text that is put into a field leaves without an objection. */
function letsNothingOut<Kept>(
  kept: Kept,
  put: Put<Kept>,
  render: (kept: Kept) => unknown,
  examine: (document: unknown) => readonly object[],
) {
  const write = (text: string) => {
    const document = render(put(kept, text))
    return { document, words: withoutIds(JSON.stringify(document)) }
  }
  const without = write(HARMLESS).words
  const refuses = (text: string, told: string) => {
    const { document, words } = write(text)
    if (words === without) return
    const objections = examine(document)
    expect(objections, told).not.toEqual([])
    expect(JSON.stringify(objections)).not.toContain(text)
  }
  refuses(UNKNOWN, 'unknown')
  fc.assert(
    fc.property(smuggled, (what) => refuses(textOf(what), `${what.canary}, ${what.disguise}`)),
    { numRuns: RUNS },
  )
}

interface Offered {
  received: ReceivedIndicator
  source: string
}

const OFFERED: Offered = {
  source: 'partner',
  received: {
    indicator: indicatorOf({ kind: 'user-agent', value: 'harvest-kit/2.1' }, 'green'),
    sources: [{ source: 'partner', object_id: OBJECT, received: AT }],
    sighting: { significant: true, found: AT, updated: AT, first_seen: AT, last_seen: AT, exchanges: 7 },
    override: null,
  } as unknown as ReceivedIndicator,
}
const receiving =
  (change: (text: string, kept: ReceivedIndicator) => object): Put<Offered> =>
  ({ received, source }, text) => ({ source, received: { ...received, ...change(text, received) } })
const ofIndicator = (change: (text: string) => Partial<Indicator>) =>
  receiving((text, { indicator }) => ({ indicator: { ...indicator, ...change(text) } }))
const ofValue = (toValue: (text: string) => IndicatorValue) => ofIndicator((text) => ({ value: toValue(text) }))

/** Every text of an indicator of others and of what is kept of it. */
const SIGHTING_FIELDS: Record<string, Put<Offered>> = {
  'id of the object': receiving((object_id) => ({ sources: [{ source: 'partner', object_id, received: AT }] })),
  'behind the id': receiving((text) => ({
    sources: [{ source: 'partner', object_id: `${OBJECT}${text}`, received: AT }],
  })),
  source: ({ received }, source) => ({
    source,
    received: { ...received, sources: [{ source, object_id: OBJECT, received: AT }] },
  }),
  'user agent': ofValue((value) => ({ kind: 'user-agent', value })),
  token: ofValue((token) => ({ kind: 'network', token })),
  class: ofValue((text) => ({ kind: 'elicitation', class: text, share: 0.5 })),
  community: ofIndicator((community) => ({ community })),
  epoch: ofIndicator((epoch) => ({ epoch })),
  'reason of an analyst': receiving((reason) => ({
    override: { confidence: null, muted: false, reason, by: 'person:ada', at: AT },
  })),
}

describe('sightings', () => {
  const shared = sharedOf()
  const facts = factsOf(shared, {
    form: 'sightings',
    learned: learnedForm('sightings', ''),
    ...knowledge,
    written: [PURPOSE],
    measured: [],
  })
  const render = ({ received, source }: Offered) =>
    offerSightings([received], { publisher: shared.publisher, source, tlp: 'amber', now: new Date(AT) })
  const examine = (document: unknown) => examineOutgoing(document, facts)

  it('leave as they are made', () => {
    const bundle = render(OFFERED)
    expect(bundle?.objects.map(({ type }) => type)).toContain('sighting')
    expect(examine(bundle)).toEqual([])
  })

  it('tell counts and times, and of all texts the ids of objects alone', () => {
    const hidden = hiddenFields(SIGHTING_FIELDS, OFFERED, (offered) => withoutIds(JSON.stringify(render(offered))))
    expect(Object.keys(SIGHTING_FIELDS).filter((field) => !hidden.includes(field))).toEqual([
      'id of the object',
      'behind the id',
    ])
  })

  it.each(Object.keys(SIGHTING_FIELDS))('let nothing out by: %s', (field) => {
    letsNothingOut(OFFERED, SIGHTING_FIELDS[field]!, render, examine)
  })
})

interface Told {
  change: CampaignChange
  record: CampaignRecord
}

const inRecord =
  (change: (text: string, record: CampaignRecord) => object): Put<Told> =>
  (told, text) => ({ ...told, record: { ...told.record, ...change(text, told.record) } })
const inChange =
  (part: 'campaign' | 'event', member: string): Put<Told> =>
  (told, text) => ({ ...told, change: { ...told.change, [part]: { ...told.change[part], [member]: text } } })
const inFinding = (member: string) =>
  inRecord((text, { evidence }) => ({ evidence: evidence.map((one) => ({ ...one, [member]: text })) }))

/** Every text of a campaign and of what happened to it, also those that are names of ours. */
const WEBHOOK_FIELDS: Record<string, Put<Told>> = {
  'capability name': inRecord((name) => ({ capabilities: [{ name, share: 1 }] })),
  'elicitation name': inRecord((name) => ({ elicitation: [{ name, share: 1 }] })),
  'name of a model': inRecord((name) => ({ models: [{ name, share: 1 }] })),
  'finding kind': inFinding('kind'),
  'finding statement': inFinding('statement'),
  'finding unit': inFinding('unit'),
  'finding family': inFinding('family'),
  'finding verdict': inFinding('verdict'),
  'id of the campaign': inChange('campaign', 'id'),
  summary: inChange('campaign', 'summary'),
  'kind of event': inChange('event', 'kind'),
  note: inChange('event', 'note'),
}

describe('webhooks', () => {
  const told: Told = { change: hiddenChange({ note: '' }), record: hiddenCampaign({ summary: '' }) }
  const recipients = { SOC: { kind: 'organisation', tlp_max: 'amber' } } as const
  const gate = gateWebhook(gateSettingsSchema.parse({ ...knowledge.settings, recipients }), '1')
  const render = ({ change, record }: Told) =>
    renderDetectionFinding(change, record, { uid: 'chg_7', tlp: 'amber', product_version: '1' })
  const examine = (document: unknown) =>
    gate(document as ReturnType<typeof render>, { tlp: 'amber', recipient: 'SOC', purpose: PURPOSE })

  it('leave as they are made', () => {
    expect(examine(render(told))).toEqual([])
  })

  it('tell of each field, but of those that may hold the words of people', () => {
    expect(hiddenFields(WEBHOOK_FIELDS, told, (one) => withoutIds(JSON.stringify(render(one))))).toEqual([
      'name of a model',
      'finding statement',
      'summary',
      'note',
    ])
  })

  it.each(Object.keys(WEBHOOK_FIELDS))('let nothing out by: %s', (field) => {
    letsNothingOut(told, WEBHOOK_FIELDS[field]!, render, examine)
  })
})
