import type { CampaignAction, Consequence, PolicyVersion } from '#contract/policy.js'
import { type CompiledConditions, compileConditions } from './compile-conditions.js'

/** A rule of a policy, or an action on a campaign, made ready to be asked many times a second. */
export interface CompiledRule {
  /** as in a record: the policy's name, or action:ID */
  policy: string
  policy_version: number
  rule: string
  mode: 'shadow' | 'enforce'
  consequence: Consequence
  /** begins the key of its token buckets; without the version, so that an edit fills no bucket */
  bucket_key: string
  when: CompiledConditions
}

export interface CompiledPolicy {
  starts_ms: number
  expires_ms: number
  rules: readonly CompiledRule[]
}

export interface CompiledAction {
  campaign: string
  expires_ms: number
  rule: CompiledRule
}

/** Policies sorted by name, so that the order in which they are given decides nothing. */
export interface CompiledPolicies {
  policies: readonly CompiledPolicy[]
  /** with the rules that can hold for an account in no campaign */
  without_campaign: readonly CompiledPolicy[]
  /** with the rules that can hold for an account of which nothing is known */
  for_strangers: readonly CompiledPolicy[]
  /** by account */
  actions: ReadonlyMap<string, readonly CompiledAction[]>
}

/** Of several versions of a policy the newest counts. */
export function compilePolicies(
  versions: readonly PolicyVersion[],
  actions: readonly CampaignAction[],
): CompiledPolicies {
  const newest = new Map<string, PolicyVersion>()
  for (const version of versions) {
    const kept = newest.get(version.policy.name)
    if (kept === undefined || version.version > kept.version) newest.set(version.policy.name, version)
  }
  const policies = [...newest.values()].sort((a, b) => (a.policy.name < b.policy.name ? -1 : 1)).map(compilePolicy)
  return {
    policies,
    without_campaign: keepRules(policies, (rule) => !rule.when.needs_campaign),
    for_strangers: keepRules(policies, (rule) => !rule.when.needs_campaign && !rule.when.needs_standing),
    actions: compileActions(actions),
  }
}

/** A rule that cannot hold is never the first that holds, so it may be left out. */
const keepRules = (policies: readonly CompiledPolicy[], keep: (rule: CompiledRule) => boolean): CompiledPolicy[] =>
  policies.map((policy) => ({ ...policy, rules: policy.rules.filter(keep) })).filter(({ rules }) => rules.length > 0)

function compilePolicy({ version, policy }: PolicyVersion): CompiledPolicy {
  return {
    starts_ms: policy.starts === undefined ? Number.NEGATIVE_INFINITY : Date.parse(policy.starts),
    expires_ms: policy.expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(policy.expires),
    rules: policy.rules.map((rule, index) => ({
      policy: policy.name,
      policy_version: version,
      rule: rule.name,
      mode: policy.mode,
      consequence: rule.do,
      bucket_key: `${policy.name}/${index}/${rule.name}/`,
      when: compileConditions(rule.when),
    })),
  }
}

function compileActions(actions: readonly CampaignAction[]): Map<string, CompiledAction[]> {
  const by_account = new Map<string, CompiledAction[]>()
  for (const action of [...actions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const compiled = compileAction(action)
    for (const account of new Set(action.accounts)) {
      const kept = by_account.get(account)
      if (kept === undefined) by_account.set(account, [compiled])
      else kept.push(compiled)
    }
  }
  return by_account
}

const compileAction = (action: CampaignAction): CompiledAction => ({
  campaign: action.campaign,
  expires_ms: action.expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(action.expires),
  rule: {
    policy: `action:${action.id}`,
    policy_version: 0,
    rule: '',
    mode: action.mode,
    consequence: action.do,
    bucket_key: `action:${action.id}/`,
    when: compileConditions({}),
  },
})
