import { randomBytes } from 'node:crypto'
import type { Decision, DecisionRecord, DecisionRequest } from '#contract/decision.js'
import type { CampaignAction, PolicyVersion } from '#contract/policy.js'
import type { Settings } from '#contract/settings.js'
import type { Standing } from '#contract/standing.js'
import { type CompiledPolicies, compilePolicies } from '#decide/compile-policies.js'
import { type CompiledStanding, compileStanding } from '#decide/compile-standing.js'
import { openMemory } from '#decide/decide-memory.js'
import { decideOptions } from '#decide/decide-options.js'
import { decideRequest } from '#decide/decide-request.js'

/** What a server tells who decides in its stead. */
export interface EvaluatedState {
  policies: PolicyVersion[]
  actions: CampaignAction[]
  standings: Map<string, Standing>
  /** key of the references that customers quote; without it decisions name no case that the server would know */
  case_secret?: string | undefined
}

export type EvaluateState = (
  state: EvaluatedState,
  request: DecisionRequest,
  now_ms: number,
) => { decision: Decision; records: DecisionRecord[] }

/**
 * Decides from a state that is held elsewhere, by the code that the server decides by. What is compiled of policies and
 * standings is kept as long as these are the same objects.
 */
export function createEvaluate({ buckets_max, challenge_url }: Settings['decisions']): EvaluateState {
  const instance = randomBytes(6).toString('hex')
  const standings = new WeakMap<Standing, CompiledStanding>()
  let rules: { of: EvaluatedState['policies']; and: EvaluatedState['actions']; compiled: CompiledPolicies } | undefined
  const optionsOf = (secret: string) =>
    decideOptions({ secret, instance, buckets_max, ...(challenge_url === '' ? {} : { challenge_url }) })
  let options = optionsOf(randomBytes(16).toString('hex'))
  const memory = openMemory(options)
  return (state, request, now_ms) => {
    const { policies, actions, case_secret } = state
    if (case_secret !== undefined && case_secret !== options.secret) options = optionsOf(case_secret)
    if (rules?.of !== policies || rules.and !== actions)
      rules = { of: policies, and: actions, compiled: compilePolicies(policies, actions) }
    const known = request.account_id === undefined ? undefined : state.standings.get(request.account_id)
    let standing = known && standings.get(known)
    if (known !== undefined && standing === undefined) {
      standing = compileStanding(known)
      standings.set(known, standing)
    }
    const { decision, records } = decideRequest({
      compiled: rules.compiled,
      standing,
      request,
      now_ms,
      memory,
      options,
    })
    return { decision, records: [...records] }
  }
}
