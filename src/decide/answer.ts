import type { Decision, DecisionRecord } from '#contract/decision.js'

/** What is decided, and what is to be kept of it. Read-only: the answer for the many is one shared, frozen object. */
export interface Answer {
  readonly decision: Readonly<Decision>
  readonly records: readonly DecisionRecord[]
}
