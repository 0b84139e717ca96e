import type { Decision, DecisionRequest } from '#contract/decision.js'
import type { JsonObject } from './json-object.js'

/** Where decisions come from: answered from memory while the request waits, so it is synchronous. */
export interface DecisionSource {
  /** @param body of a request in one of the three recorded forms, for facts that few policies ask for */
  decide(request: DecisionRequest, body?: JsonObject): Decision
  /** whether what it decides by is there and fresh */
  isReady?(): boolean
  close?(): Promise<void>
  /** figures for /-/metrics */
  stats?(): Record<string, number>
}
