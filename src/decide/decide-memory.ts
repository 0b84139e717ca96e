import type { DecideOptions } from './decide-options.js'
import { QuotaCounter } from './quota-counter.js'
import { TokenBuckets } from './token-bucket.js'

/** What decisions remember from one request to the next; all of it is bounded, and lost with the process. */
export interface DecideMemory {
  readonly buckets: TokenBuckets
  readonly quotas: QuotaCounter
  /** records made so far, for their ids */
  records: number
  /** the last moment written out, which many records share */
  moment: { ms: number; text: string }
}

export const openMemory = (options: Pick<DecideOptions, 'buckets_max' | 'quotas_max'>): DecideMemory => ({
  buckets: new TokenBuckets(options.buckets_max),
  quotas: new QuotaCounter(options.quotas_max),
  records: 0,
  moment: { ms: Number.NaN, text: '' },
})
