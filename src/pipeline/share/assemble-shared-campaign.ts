import type { z } from 'zod'
import { NO_AFFILIATION } from '#contract/affiliation.js'
import type { publisherSchema } from '#contract/gate-settings.js'
import { type Indicator, TLP, type Tlp } from '#contract/indicator.js'
import { type SharedCampaign, sharedCampaignSchema } from '#contract/shared-campaign.js'
import { manifests } from '#detectors/registry.js'
import { isMachineName } from '#share/gate/rules/machine-names.js'
import { CAPABILITY_NAMES } from '#signals/capability.js'
import { ELICITATION } from '#signals/elicitation.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'

export interface Sharing {
  publisher: z.infer<typeof publisherSchema>
  tlp: Tlp
  purpose: string
  now: Date
  /** those of the campaign; which of them go along is decided here */
  indicators: readonly Indicator[]
  /** pseudonym of an account under the key of a community, 64 hexadecimal digits; absent: accounts are only counted */
  accountToken?: ((account_id: string) => string) | undefined
}

const ACCOUNTS_MAX = 50_000
const INDICATORS_MAX = 10_000

const ELICITATION_NAMES = new Set(ELICITATION.map(({ name }) => name))

/**
 * What of a campaign may be shared. Nothing is taken over that a customer or an analyst wrote, but for the affiliation
 * and the names of infrastructure:
 * the summary is made here, findings are told by what their detector claims in general, and names of capabilities,
 * elicitation and techniques are those of this program. Indicators above the level are left out, and the rest is marked
 * with it. Throws a ZodError where the campaign is odd.
 */
export function assembleSharedCampaign(known: KnownCampaign, sharing: Sharing): SharedCampaign {
  const { campaign, accounts, affiliation = NO_AFFILIATION } = known
  // Who gave accounts and which models learned from them stays in packages: no form has a place for it.
  const { account_network_providers: _, models_trained: __, infrastructure = [], ...claim } = affiliation
  const { publisher, tlp, purpose, now, accountToken } = sharing
  const claimed = campaign.evidence.flatMap(({ kind }) => manifests.get(kind) ?? [])
  const seen = { first_seen: campaign.first_seen, last_seen: campaign.last_seen }
  return sharedCampaignSchema.parse({
    id: campaign.id,
    publisher,
    tlp,
    purpose,
    created: campaign.raised ?? campaign.first_seen,
    modified: now.toISOString(),
    confidence: campaign.confidence,
    status: campaign.status,
    summary: summaryOf(known),
    ...seen,
    exchanges: campaign.exchanges,
    accounts_count: accounts.length,
    accounts:
      accountToken === undefined
        ? []
        : accounts.slice(0, ACCOUNTS_MAX).map(({ id }) => ({ token: accountToken(id), ...seen })),
    capabilities: campaign.capabilities.filter(({ name }) => CAPABILITY_NAMES.includes(name)),
    elicitation: campaign.elicitation.filter(({ name }) => ELICITATION_NAMES.has(name)),
    techniques: [...new Set(claimed.flatMap(({ atlas }) => atlas))].sort(),
    findings: campaign.evidence.flatMap(({ kind, observed, expected, p_value }) => {
      const statement = manifests.get(kind)?.claims
      return statement === undefined ? [] : [{ kind, statement, observed, expected, p_value }]
    }),
    infrastructure: infrastructure.map(({ kind, description }) => ({ kind, description })),
    indicators: sharing.indicators
      .filter((indicator) => TLP.indexOf(indicator.tlp) <= TLP.indexOf(tlp) && hasPlainNames(indicator))
      .slice(0, INDICATORS_MAX)
      .map((indicator) => ({ ...indicator, tlp })),
    affiliation: claim,
  })
}

/** Names that machines gave, where they look like such: the gate would refuse the whole for one that does not. */
function hasPlainNames({ value }: Indicator): boolean {
  if (value.kind === 'user-agent') return isMachineName(value.value)
  if (value.kind === 'elicitation') return ELICITATION_NAMES.has(value.class)
  return value.kind !== 'parameter-tuple' || value.model === null || isMachineName(value.model)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

function summaryOf({ campaign, accounts }: KnownCampaign): string {
  const { operator, harvesting } = campaign.verdicts
  return [
    `${accounts.length} accounts sent about ${campaign.exchanges} exchanges by which the outputs of a language model were harvested.`,
    `One operator behind them: confidence ${percent(operator.confidence)}. Harvesting: confidence ${percent(harvesting.confidence)}.`,
    `Found by ${campaign.evidence.length} findings, each against what chance would give.`,
  ].join(' ')
}
