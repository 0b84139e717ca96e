import type { Backtest } from '#contract/backtest.js'
import type { Policy } from '#contract/policy.js'
import type { Standing } from '#contract/standing.js'
import type { TrafficSpan } from './stored-traffic.js'

/** What a backtest is asked for and gives, between its thread and who started it. */
export interface BacktestOrder {
  policy: Policy
  standings: readonly Standing[]
  /** probability that an exchange of the account was harvesting; accounts in no campaign are absent */
  harvesting: ReadonlyMap<string, number>
  /** when members were found, milliseconds since 1970; keys are `foundKey` of account and campaign */
  found_ms: ReadonlyMap<string, number>
  as_of: Backtest['as_of']
  span: TrafficSpan
}
export interface BacktestResult {
  backtest: Backtest
  whole: boolean
}

export const foundKey = (account_id: string, campaign: string): string => `${campaign} ${account_id}`

export const BACKTEST_CHANNEL = 'backtest'
