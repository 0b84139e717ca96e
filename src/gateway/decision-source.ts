import type { Decision, DecisionRequest } from '#contract/decision.js'

/** Where decisions come from: answered from memory while the request waits, so it is synchronous. */
export interface DecisionSource {
  decide(request: DecisionRequest): Decision
  /** whether what it decides by is there and fresh */
  isReady?(): boolean
  close?(): Promise<void>
  /** figures for /-/metrics */
  stats?(): Record<string, number>
}
