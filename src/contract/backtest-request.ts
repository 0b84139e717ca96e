import { z } from 'zod'
import { BACKTEST_AS_OF, backtestSchema } from './backtest.js'

/** What is asked for a backtest. */
export const backtestRequestSchema = z.strictObject({
  policy: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .describe('YAML in a string, or the document itself; it need not be kept here'),
  from: z.iso.datetime({ offset: true }).optional().describe('exchanges at or after it'),
  to: z.iso.datetime({ offset: true }).optional().describe('exchanges before it'),
  as_of: z
    .enum(BACKTEST_AS_OF)
    .default('now')
    .describe('now: with what is known today. then: an account counts as of a campaign from when it was found to be'),
  exchanges_max: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('the newest are replayed; decisions.backtest_exchanges_max'),
})
export type BacktestRequest = z.infer<typeof backtestRequestSchema>

export const backtestAnswerSchema = backtestSchema.extend({
  whole: z.boolean().describe('false where more exchanges are stored in the time asked for than were replayed'),
})
export type BacktestAnswer = z.infer<typeof backtestAnswerSchema>
