import { AFFILIATION_LEVELS, type Affiliation } from '#contract/affiliation.js'
import { CAMPAIGN_STATUSES } from '#contract/campaign-record.js'
import { INDICATOR_SCHEMA, type Indicator, type IndicatorValue, TLP, type Tlp } from '#contract/indicator.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { manifests } from '#detectors/registry.js'
import { indicatorId } from '#share/stix/indicator-id.js'
import { CAPABILITY_NAMES } from '#signals/capability.js'
import { ELICITATION } from '#signals/elicitation.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'
import { assembleSharedCampaign } from './assemble-shared-campaign.js'

/** Stands where people's words and the names of machines go; the gate does not learn it. */
export const FILLING = 'Xfillingx/1'

const AT = '2026-01-01T00:00:00.000Z'
const token = '5'.repeat(64)
const tuple = { kind: 'parameter-tuple', max_tokens: 64, temperature: 0.5, share: 0.5 } as const

const VALUES: readonly IndicatorValue[] = [
  { kind: 'template-skeleton', token },
  { kind: 'system-prompt', token },
  { kind: 'minhash', signature: Array.from({ length: 128 }, (_, i) => i * 33_554_431), band_tokens: [token] },
  ...ELICITATION.map(({ name }) => ({ kind: 'elicitation', class: name, share: 0.5 }) as const),
  { ...tuple, model: FILLING, stream: true },
  { ...tuple, model: null, stream: false, max_tokens: null, temperature: null },
  { ...tuple, model: FILLING, stream: null },
  { kind: 'network', token },
  { kind: 'tls-fingerprint', token },
  { kind: 'user-agent', value: FILLING },
  { kind: 'payment', token },
  { kind: 'timing-shape', hours: Array.from({ length: 24 }, () => 1 / 24), exchanges_per_account_day: 1.5 },
]

const indicatorOf = (value: IndicatorValue, tlp: Tlp, place: number): Indicator => ({
  schema: INDICATOR_SCHEMA,
  id: indicatorId(value),
  value,
  confidence: 80,
  prevalence: { accounts: 1, of: place % 2 === 0 ? 0 : 9 },
  seen: { accounts: 2, exchanges: 3 },
  first_seen: AT,
  last_seen: AT,
  half_life_days: 30,
  community: place % 3 === 0 ? null : FILLING,
  epoch: place % 3 === 2 ? FILLING : null,
  tlp,
})

/**
 * Campaigns that say all that a shared campaign can say in our words, and nothing else: from their renderings the gate
 * learns what each form may hold. Each has a part of the names that this program gives, for lists are cut.
 */
export const specimenCampaigns = (): SharedCampaign[] =>
  CAMPAIGN_STATUSES.flatMap((status, i) =>
    AFFILIATION_LEVELS.flatMap((level, j) =>
      TLP.map((tlp, k) => specimen({ status, level, tlp, part: (i * AFFILIATION_LEVELS.length + j) * TLP.length + k })),
    ),
  )

interface Wanted {
  status: string
  level: Affiliation['level']
  tlp: Tlp
  part: number
}

function specimen({ status, level, tlp, part }: Wanted): SharedCampaign {
  const verdict = { p_value: 0.01, confidence: 0.9, summary: '' }
  const kinds = [...manifests.keys()]
  const known = {
    campaign: {
      id: 'camp_0000000000000000',
      status,
      confidence: 0.9,
      raised: AT,
      verdicts: { operator: verdict, harvesting: verdict },
      exchanges: 10,
      first_seen: AT,
      last_seen: AT,
      capabilities: partOf(CAPABILITY_NAMES, part).map(sharedBy),
      elicitation: partOf(
        ELICITATION.map(({ name }) => name),
        part,
      ).map(sharedBy),
      evidence: partOf(kinds, part).map((kind) => ({ kind, observed: 2, expected: 1, p_value: 0.01 })),
    },
    accounts: [{ id: FILLING }],
    affiliation: affiliationOf(level, part),
  } as unknown as KnownCampaign
  return assembleSharedCampaign(known, {
    publisher: { name: FILLING, contact: part % 2 === 0 ? FILLING : null },
    tlp,
    purpose: FILLING,
    now: new Date(AT),
    indicators: VALUES.map((value, place) => indicatorOf(value, tlp, place)),
    accountToken: part % 2 === 0 ? () => token : undefined,
  })
}

const PART = 15

/** Fifteen of a list, others for each part. */
const partOf = <Item>(list: readonly Item[], part: number): Item[] => {
  const parts = Math.ceil(list.length / PART)
  return list.slice((part % parts) * PART, ((part % parts) + 1) * PART)
}

const sharedBy = (name: string) => ({ name, share: 0.5 })

const STATES = ['unknown', 'alleged', 'corroborated', 'none-found'] as const

const affiliationOf = (level: Affiliation['level'], part: number): Affiliation => ({
  level,
  actor: level === 'none-claimed' ? null : FILLING,
  country: level === 'none-claimed' ? null : 'NL',
  state_assistance: level === 'none-claimed' ? 'unknown' : STATES[part % STATES.length]!,
  grounds:
    level === 'none-claimed'
      ? []
      : [true, true, false].map((independent, i) => ({ statement: FILLING, source: `${FILLING} ${i}`, independent })),
  infrastructure: (['proxy', 'hosting', 'asn'] as const).map((kind) => ({
    kind,
    // The number of an autonomous system is told in a field of its own.
    description: kind === 'asn' ? `${FILLING} AS64500` : FILLING,
    grounds: [{ statement: FILLING, source: FILLING, independent: false }],
  })),
})
