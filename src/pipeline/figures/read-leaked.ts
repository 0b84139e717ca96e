import { z } from 'zod'
import { campaignStatisticsSchema } from '#contract/evidence.js'
import type { Overview } from '#contract/overview.js'
import type { PriceList } from '#contract/price-list.js'
import { estimateExposure } from '#evidence/estimate-exposure.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const CAMPAIGNS = readSql(import.meta.url, './leaking-campaigns.sql')

const row = z.object({
  exchanges: z.coerce.number(),
  raised: z.string(),
  recognised: campaignStatisticsSchema.shape.recognised.nullable(),
  exchanges_first: z.coerce.number().nullable(),
})

/** What leaked by all open and confirmed campaigns together, as packages of evidence tell it of each. */
export async function readLeaked(state: State, prices: PriceList | null): Promise<Overview['leaked']> {
  const rows = await state.rows(row, CAMPAIGNS)
  const measured = rows.flatMap(({ recognised, ...rest }) => (recognised === null ? [] : [{ ...rest, recognised }]))
  const exposures = measured.map(({ exchanges, raised, recognised, exchanges_first }) =>
    estimateExposure(
      {
        campaign: { exchanges, raised },
        history: exchanges_first === null ? [] : [{ kind: 'raised', exchanges: exchanges_first }],
        statistics: { recognised },
      },
      prices,
    ),
  )
  const sum = (of: (exposure: (typeof exposures)[number]) => number): number =>
    exposures.reduce((total, exposure) => total + of(exposure), 0)
  return {
    exchanges: sum(({ exchanges }) => exchanges),
    input_tokens: sum(({ input_tokens }) => input_tokens),
    output_tokens: sum(({ output_tokens }) => output_tokens),
    reasoning_tokens: sum(({ reasoning_tokens }) => reasoning_tokens),
    value:
      prices === null
        ? null
        : {
            amount: Math.round(100 * sum(({ value }) => value?.amount ?? 0)) / 100,
            currency: prices.currency,
            unpriced_models: [...new Set(exposures.flatMap(({ value }) => value?.unpriced_models ?? []))].sort(),
          },
    before_detection_exchanges: sum(({ before_detection }) => before_detection?.exchanges ?? 0),
    campaigns: measured.length,
    unmeasured: rows.length - measured.length,
  }
}
