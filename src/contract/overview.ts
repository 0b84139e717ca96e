import { z } from 'zod'
import { CAMPAIGN_STATUSES } from './campaign-record.js'

const count = z.number().int().min(0)
const time = z.iso.datetime()
const check = z.enum(['ok', 'failed'])

/** What becomes of requests. `allow`: a decision was recorded and the request passed (shadow, within its rate, cleared). */
export const OUTCOMES = ['allow', 'throttle', 'challenge', 'degrade', 'block'] as const

export const overviewSchema = z.object({
  as_of: time,
  from: time.nullable().describe('of the time that is looked at; null where no exchange is stored'),
  to: time.nullable(),
  exchanges: count.describe('in that time, as the three that follow'),
  accounts: count,
  suspected_exchanges: count.describe(
    'estimated: of members of open and confirmed campaigns, by each one’s share of harvesting',
  ),
  suspected_share: z.number().min(0).max(1),
  campaigns: z.object({
    open: count.describe('open, and found again by the newest run'),
    by_status: z.array(z.object({ status: z.enum(CAMPAIGN_STATUSES), count })),
    by_confidence: z
      .array(z.object({ from: z.number(), to: z.number(), count }))
      .describe('of the open ones; `to` is not within, but for 1'),
  }),
  leaked: z
    .object({
      exchanges: count,
      input_tokens: count,
      output_tokens: count,
      reasoning_tokens: count,
      value: z
        .object({ amount: z.number().min(0), currency: z.string(), unpriced_models: z.array(z.string()) })
        .nullable()
        .describe('null where the setting evidence.prices is not given'),
      before_detection_exchanges: count.describe('of those, what had passed when their campaign was first raised'),
      campaigns: count.describe('campaigns it is summed over'),
      unmeasured: count.describe('campaigns that were found by a version that did not keep what it takes'),
    })
    .describe('by open and confirmed campaigns, in all their time; estimated'),
  held_back: z
    .object({
      requests: count.describe('refused: blocked, challenged, or throttled past their rate'),
      degraded: count.describe('answered without what is worth harvesting'),
      since: time.nullable().describe('the first such decision that is kept'),
    })
    .describe('enforced decisions, in all the time for which they are kept'),
  decisions: z
    .array(z.object({ decision: z.enum(OUTCOMES), count }))
    .describe('recorded in the time looked at; where several policies hold, a request has several'),
  health: z.object({
    exchanges: check.describe('the engine answers'),
    state: check.describe('the state store answers'),
    decisions: check.describe('what decisions stand on is fresh'),
    detection: z.object({ began: time, seconds: z.number(), campaigns: count }).nullable().describe('the newest run'),
    queue: z.object({ bytes: count, bytes_max: count }).describe('documents that wait to be stored'),
    newest_exchange: time.nullable(),
    newest_exchange_age_s: count.nullable(),
  }),
})
export type Overview = z.infer<typeof overviewSchema>
