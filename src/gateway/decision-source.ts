import type { Decision, DecisionRequest } from '#contract/decision.js'

/** Where decisions come from: answered from memory while the request waits, so it is synchronous. */
export interface DecisionSource {
  decide(request: DecisionRequest): Decision
  close?(): Promise<void>
  /** figures for /-/metrics */
  stats?(): Record<string, number>
}
