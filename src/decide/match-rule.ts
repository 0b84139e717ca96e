import type { DecisionRequest } from '#contract/decision.js'
import type { Membership } from '#contract/standing.js'
import type { CompiledConditions } from './compile-conditions.js'
import type { CompiledStanding } from './compile-standing.js'

/**
 * The campaign for which a rule's conditions hold, most confident first; an empty string where they hold without one;
 * undefined where they do not. A fact that the asker does not know fits no condition on it.
 */
export function matchRule(
  when: CompiledConditions,
  standing: CompiledStanding | undefined,
  request: DecisionRequest,
  permit: boolean,
): string | undefined {
  if (!factsFit(when, standing, request, permit)) return undefined
  if (!when.needs_campaign) return ''
  for (const membership of standing?.memberships ?? []) if (membershipFits(when, membership)) return membership.campaign
  return undefined
}

const factsFit = (
  when: CompiledConditions,
  standing: CompiledStanding | undefined,
  request: DecisionRequest,
  permit: boolean,
): boolean =>
  (when.permit === undefined || when.permit === permit) &&
  isOneOf(when.tier, standing?.tier) &&
  isOneOf(when.entry_point, standing?.entry_point) &&
  isOneOf(when.capability, request.capability) &&
  (when.model === undefined || (request.model !== undefined && when.model(request.model)))

const isOneOf = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value))

const membershipFits = (when: CompiledConditions, member: Membership): boolean =>
  member.confidence >= when.confidence_min &&
  member.operator >= when.operator_min &&
  member.harvesting >= when.harvesting_min &&
  member.score >= when.score_min &&
  isOneOf(when.role, member.role) &&
  isOneOf(when.status, member.status) &&
  isOneOf(when.campaign, member.campaign)
