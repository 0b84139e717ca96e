import type { Decision, DecisionRecord, DecisionRequest } from '#contract/decision.js'
import type { CampaignAction, PolicyVersion } from '#contract/policy.js'
import type { Standing } from '#contract/standing.js'

/** All that decisions are made from. */
export interface EvaluationState {
  policies: PolicyVersion[]
  actions: CampaignAction[]
  standings: Map<string, Standing>
  /** key of the references that customers quote */
  case_secret?: string | undefined
}

/** The decide stage, handed in by whoever starts the gateway. Must not throw for any request and must not wait. */
export type Evaluate = (
  state: EvaluationState,
  request: DecisionRequest,
  now_ms: number,
) => { decision: Decision; records: DecisionRecord[] }
