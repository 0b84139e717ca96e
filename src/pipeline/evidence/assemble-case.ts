import { type Affiliation, NO_AFFILIATION } from '#contract/affiliation.js'
import type { CampaignEvent } from '#contract/campaign-record.js'
import {
  type CampaignStatistics,
  type Custody,
  EVIDENCE_SCHEMA,
  type EvidenceCase,
  type Exposure,
  type Product,
} from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import type { CampaignAccount, NearMiss } from '#contract/report.js'
import { InputError } from '#contract/scan.js'
import { exposureOf } from '#evidence/exposure-of.js'

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
export function assembleCase(known: KnownCampaign, settings: EvidenceSettings, created: Date): EvidenceCase {
  const { campaign, statistics, near_misses, affiliation = NO_AFFILIATION, custody } = known
  if (statistics === undefined)
    throw new InputError(
      'what its figures follow from was not kept',
      `campaign ${campaign.id}`,
      'Let detection find it again with this version.',
    )
  return {
    schema: EVIDENCE_SCHEMA,
    created: created.toISOString(),
    product: known.product,
    operator: settings.operator,
    campaign,
    accounts: [...known.accounts],
    accounts_are: 'clear',
    history: [...known.history],
    alternatives: near_misses.map(({ accounts, ...rest }) => ({ ...rest, accounts_count: accounts.length })),
    statistics,
    custody: { ...custody, sources: custody.sources.slice(0, settings.sources_max) },
    exposure: exposed(known, statistics, settings),
    affiliation,
    responses: known.responses,
    settings: settings.prices === null ? known.settings : { ...known.settings, prices: settings.prices },
    samples: known.samples,
  }
}

/** What leaked is estimated; what the recognised exchanges took is scaled to it. */
function exposed(
  { campaign, history }: Pick<KnownCampaign, 'campaign' | 'history'>,
  { recognised }: CampaignStatistics,
  { prices }: EvidenceSettings,
): Exposure {
  const seen = recognised.by_model.reduce((sum, { exchanges }) => sum + exchanges, 0)
  const scale = (count: number): number => (count * campaign.exchanges) / Math.max(1, seen)
  const first = history.find(({ kind }) => kind === 'raised' || kind === 'split')
  const { raised } = campaign
  return exposureOf(
    {
      by_model: recognised.by_model.map(({ model, ...sums }) => ({
        model,
        exchanges: scale(sums.exchanges),
        input_tokens: scale(sums.input_tokens),
        output_tokens: scale(sums.output_tokens),
        reasoning_tokens: scale(sums.reasoning_tokens),
      })),
      capabilities: recognised.by_capability.map(({ name, exchanges }) => ({ name, exchanges: scale(exchanges) })),
      before_detection: first === undefined || raised === null ? null : { exchanges: first.exchanges, raised },
    },
    prices,
  )
}
