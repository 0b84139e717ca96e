import { type Affiliation, NO_AFFILIATION } from '#contract/affiliation.js'
import type { CampaignEvent } from '#contract/campaign-record.js'
import {
  type CampaignStatistics,
  type Custody,
  EVIDENCE_SCHEMA,
  type EvidenceCase,
  type Product,
  type Release,
} from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import type { CampaignAccount, NearMiss } from '#contract/report.js'
import { InputError } from '#contract/scan.js'
import { estimateExposure } from '#evidence/estimate-exposure.js'

/** All that is known of a campaign, wherever it is kept. */
export interface KnownCampaign {
  campaign: EvidenceCase['campaign']
  accounts: readonly CampaignAccount[]
  statistics: CampaignStatistics | undefined
  custody: Custody
  near_misses: readonly NearMiss[]
  history: readonly CampaignEvent[]
  affiliation: Affiliation | undefined
  responses: EvidenceCase['responses']
  samples: EvidenceCase['samples']
  /** settings of detection */
  settings: Record<string, unknown>
  /** what found it */
  product: Product
}

/**
 * The case of a campaign, with its accounts in the clear. Throws an InputError where it was found by an older version,
 * which did not keep what its figures follow from.
 */
export function assembleCase(
  known: KnownCampaign,
  settings: EvidenceSettings,
  { release, created }: { release: Release; created: Date },
): EvidenceCase {
  const { campaign, history, statistics, near_misses, affiliation = NO_AFFILIATION, custody } = known
  if (statistics === undefined)
    throw new InputError(
      'what its figures follow from was not kept',
      `campaign ${campaign.id}`,
      'Let detection find it again with this version.',
    )
  return {
    schema: EVIDENCE_SCHEMA,
    created: created.toISOString(),
    release,
    product: known.product,
    operator: settings.operator,
    campaign,
    accounts: [...known.accounts],
    accounts_are: 'clear',
    history: [...history],
    alternatives: near_misses.map(({ accounts, ...rest }) => ({ ...rest, accounts_count: accounts.length })),
    statistics,
    custody: { ...custody, sources: newestSources(custody, settings) },
    exposure: estimateExposure({ campaign, history, statistics }, settings.prices),
    affiliation,
    responses: known.responses,
    settings: settings.prices === null ? known.settings : { ...known.settings, prices: settings.prices },
    samples: known.samples,
  }
}

const newestSources = ({ sources }: Custody, { sources_max }: EvidenceSettings): Custody['sources'] =>
  sources.slice(Math.max(0, sources.length - sources_max))
