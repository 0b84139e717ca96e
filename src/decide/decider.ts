import type { Decision, DecisionRequest } from '#contract/decision.js'
import type { CampaignAction, PolicyVersion } from '#contract/policy.js'
import type { Standing } from '#contract/standing.js'
import type { Answer } from './answer.js'
import { type CompiledPolicies, compilePolicies } from './compile-policies.js'
import { type CompiledStanding, compileStanding } from './compile-standing.js'
import { type DecideMemory, openMemory } from './decide-memory.js'
import { type DecideOptions, type DecideSettings, decideOptions } from './decide-options.js'
import { type Ask, decideRequest } from './decide-request.js'
import { findDegradations } from './find-degradations.js'

/**
 * Policies and standings in memory, and the decisions made from them: what the server and a gateway both hold. Only
 * accounts with a campaign, a clearance or a fact that policies ask for need a standing.
 */
export class Decider {
  readonly options: DecideOptions
  readonly memory: DecideMemory
  #compiled: CompiledPolicies = compilePolicies([], [])
  #standings = new Map<string, CompiledStanding>()

  /** Throws an InputError for settings that cannot be used. */
  constructor(settings: DecideSettings) {
    this.options = decideOptions(settings)
    this.memory = openMemory(this.options)
  }

  get standings_count(): number {
    return this.#standings.size
  }

  /** Replaces all policies and actions; buckets and quotas go on. */
  setPolicies(versions: readonly PolicyVersion[], actions: readonly CampaignAction[]): void {
    this.#compiled = compilePolicies(versions, actions)
  }

  /** Replaces all standings, as at a snapshot. */
  setStandings(standings: Iterable<Standing>): void {
    const fresh = new Map<string, CompiledStanding>()
    for (const standing of standings) fresh.set(standing.account_id, compileStanding(standing))
    this.#standings = fresh
  }

  putStanding(standing: Standing): void {
    this.#standings.set(standing.account_id, compileStanding(standing))
  }

  removeStanding(account_id: string): void {
    this.#standings.delete(account_id)
  }

  /** `request.account_id` is who is asked about; who knows only keys finds the account first. */
  decide(request: DecisionRequest, now_ms: number): Answer {
    return decideRequest(this.#ask(request, now_ms))
  }

  /** What is to be done with the answer to a request that was decided before; counts and records nothing. */
  degradationsFor(request: DecisionRequest, now_ms: number): Decision {
    return findDegradations(this.#ask(request, now_ms))
  }

  #ask(request: DecisionRequest, now_ms: number): Ask {
    const { account_id } = request
    const standing = account_id === undefined ? undefined : this.#standings.get(account_id)
    return { compiled: this.#compiled, standing, request, now_ms, memory: this.memory, options: this.options }
  }
}
