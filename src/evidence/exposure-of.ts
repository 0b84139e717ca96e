import type { Exposure } from '#contract/evidence.js'
import type { PriceList } from '#contract/price-list.js'
import { valueExposure } from './value-exposure.js'

const COUNTS = ['exchanges', 'input_tokens', 'output_tokens', 'reasoning_tokens'] as const

/** What a campaign took of one model; estimates may be broken numbers. */
export type ModelSums = { model: string } & Record<(typeof COUNTS)[number], number>

export interface ExposureSums {
  by_model: readonly ModelSums[]
  capabilities: readonly { name: string; exchanges: number }[]
  /** exchanges that had passed when the campaign was first raised; null where it was found in stored logs */
  before_detection: { exchanges: number; raised: string } | null
}

/**
 * What leaked, from the sums by model. Counts are rounded first and then added, so that the rows give the whole; rows of
 * one model are added. Models stand by output tokens, falling. A part is never more than the whole that it is told beside.
 * @param prices null where the operator gives none: then nothing has a value
 */
export function exposureOf(
  { by_model, capabilities, before_detection }: ExposureSums,
  prices: PriceList | null,
): Exposure {
  const rows = [...addByModel(by_model).values()].sort(
    (a, b) => b.output_tokens - a.output_tokens || (a.model < b.model ? -1 : 1),
  )
  const total = (field: (typeof COUNTS)[number]): number => rows.reduce((sum, row) => sum + row[field], 0)
  const exchanges = total('exchanges')
  const within = (count: number): number => Math.min(exchanges, whole(count))
  return {
    exchanges,
    input_tokens: total('input_tokens'),
    output_tokens: total('output_tokens'),
    reasoning_tokens: total('reasoning_tokens'),
    ...valueExposure(rows, prices),
    capabilities: capabilities
      .map(({ name, exchanges: count }) => ({ name, exchanges: within(count) }))
      .sort((a, b) => b.exchanges - a.exchanges || (a.name < b.name ? -1 : 1)),
    before_detection:
      before_detection === null ? null : passed(within(before_detection.exchanges), exchanges, before_detection.raised),
  }
}

const passed = (exchanges: number, all: number, raised: string): Exposure['before_detection'] => ({
  exchanges,
  share: all === 0 ? 0 : exchanges / all,
  raised,
})

function addByModel(rows: readonly ModelSums[]): Map<string, ModelSums> {
  const sums = new Map<string, ModelSums>()
  for (const row of rows) {
    const sum = sums.get(row.model) ?? {
      model: row.model,
      exchanges: 0,
      input_tokens: 0,
      output_tokens: 0,
      reasoning_tokens: 0,
    }
    for (const field of COUNTS) sum[field] += whole(row[field])
    sums.set(row.model, sum)
  }
  return sums
}

/** Throws a RangeError where an estimate is no count: that is a bug of whoever summed. */
function whole(count: number): number {
  if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`not a count: ${count}`)
  return Math.round(count)
}
