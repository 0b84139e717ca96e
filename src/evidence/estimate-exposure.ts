import type { EvidenceCase, Exposure } from '#contract/evidence.js'
import type { PriceList } from '#contract/price-list.js'
import { exposureOf } from './exposure-of.js'

/** What the figures of an exposure follow from; all of it stands in a package. */
export interface ExposureGrounds {
  campaign: Pick<EvidenceCase['campaign'], 'exchanges' | 'raised'>
  /** oldest first */
  history: readonly Pick<EvidenceCase['history'][number], 'kind' | 'exchanges'>[]
  statistics: Pick<EvidenceCase['statistics'], 'recognised'>
}

/** What leaked is estimated; what the recognised exchanges took is scaled to it. The same grounds give the same figures. */
export function estimateExposure(
  { campaign, history, statistics: { recognised } }: ExposureGrounds,
  prices: PriceList | null,
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
