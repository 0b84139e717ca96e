import type { DecisionRecord, DecisionRequest } from '#contract/decision.js'
import type { CompiledPolicies, CompiledPolicy, CompiledRule } from './compile-policies.js'
import type { CompiledStanding } from './compile-standing.js'
import type { Clearing } from './find-clearing.js'
import { matchRule } from './match-rule.js'

/** A rule that holds for a request, and what keeps it from being enforced. */
export interface Outcome {
  rule: CompiledRule
  /** empty where no campaign led to it */
  campaign: string
  overridden_by: DecisionRecord['overridden_by']
}

/** What all policies in force and all actions on campaigns say of a request: at most one outcome each. */
export function findOutcomes(
  compiled: CompiledPolicies,
  standing: CompiledStanding | undefined,
  request: DecisionRequest,
  clearing: Clearing,
  now_ms: number,
): Outcome[] {
  const outcomes: Outcome[] = []
  const add = (rule: CompiledRule, campaign: string) =>
    outcomes.push({ rule, campaign, overridden_by: overriddenBy(rule, clearing) })
  const permit = clearing.by === 'permit'
  for (const policy of policiesFor(compiled, standing)) {
    if (now_ms < policy.starts_ms || now_ms >= policy.expires_ms) continue
    for (const rule of policy.rules) {
      const campaign = matchRule(rule.when, standing, request, permit)
      if (campaign === undefined) continue
      add(rule, campaign)
      break
    }
  }
  const account = standing?.account_id ?? request.account_id
  for (const action of (account !== undefined && compiled.actions.get(account)) || []) {
    // An action was taken by a person on named accounts: it stays when a later run no longer finds them together, and
    // ends with the campaign.
    if (now_ms < action.expires_ms && standing?.ended.has(action.campaign) !== true) add(action.rule, action.campaign)
  }
  return outcomes
}

const policiesFor = (compiled: CompiledPolicies, standing: CompiledStanding | undefined): readonly CompiledPolicy[] => {
  if (standing === undefined) return compiled.for_strangers
  return standing.memberships.length === 0 ? compiled.without_campaign : compiled.policies
}

/** A rule that asks for a permit was written for who holds one; it is no detection held against them. */
const overriddenBy = (rule: CompiledRule, { by }: Clearing): Outcome['overridden_by'] =>
  by === 'permit' && rule.when.permit === true ? '' : by

/** To be enforced: not shadow, not overridden, and more than an observation. */
export const isHeld = ({ rule, overridden_by }: Outcome): boolean =>
  rule.mode === 'enforce' && overridden_by === '' && rule.consequence.action !== 'observe'
