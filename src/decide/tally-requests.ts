import type { StoredRequest } from '#contract/backtest.js'
import type { Decision } from '#contract/decision.js'

type Ending = Decision['decision']

/** Sums in whole millionths: a sum of floats would depend on the order of the log. */
interface Sums {
  requests: number
  output_tokens: number
  harvesting_millionths: number
  tokens_millionths: number
}

/** What a replay counts. The sets grow with the accounts of the log, nothing with its requests. */
export interface Tally {
  requests: number
  unweighed: number
  innocent_requests: number
  from_ms: number
  to_ms: number
  accounts: Set<string>
  matched: Set<string>
  unspared: Set<string>
  hit: Set<string>
  innocents: Set<string>
  /** of the accounts that were hit: in millionths, that it is innocent */
  innocent_millionths: number
  /** harvesting exchanges before their account was found, in millionths */
  before_found_millionths: number
  rules: Map<string, { requests: number; accounts: Set<string> }>
  by_decision: Record<Ending, Sums>
}

const noSums = (): Sums => ({ requests: 0, output_tokens: 0, harvesting_millionths: 0, tokens_millionths: 0 })

export const newTally = (): Tally => ({
  requests: 0,
  unweighed: 0,
  innocent_requests: 0,
  from_ms: Number.POSITIVE_INFINITY,
  to_ms: Number.NEGATIVE_INFINITY,
  accounts: new Set(),
  matched: new Set(),
  unspared: new Set(),
  hit: new Set(),
  innocents: new Set(),
  innocent_millionths: 0,
  before_found_millionths: 0,
  rules: new Map(),
  by_decision: { allow: noSums(), throttle: noSums(), challenge: noSums(), degrade: noSums(), block: noSums() },
})

export function addTo(sums: Sums, { output_tokens = 0, harvesting = 0 }: StoredRequest): void {
  sums.requests += 1
  sums.output_tokens += output_tokens
  sums.harvesting_millionths += Math.round(harvesting * 1e6)
  sums.tokens_millionths += Math.round(harvesting * output_tokens * 1e6)
}

/** The sums as they stand in the document. */
export const inPortion = ({ by_decision }: Tally) => ({
  allow: portionOf(by_decision.allow),
  throttle: portionOf(by_decision.throttle),
  challenge: portionOf(by_decision.challenge),
  degrade: portionOf(by_decision.degrade),
  block: portionOf(by_decision.block),
})

const portionOf = ({ requests, output_tokens, harvesting_millionths }: Sums) => ({
  requests,
  output_tokens,
  harvesting: harvesting_millionths / 1e6,
})
