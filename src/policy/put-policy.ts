import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import { futureTime } from '#contract/future-time.js'
import type { Policy } from '#contract/policy.js'
import type { PolicyRecord } from '#contract/policy-record.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { readPolicyDigests } from './policy-digests.js'
import { findPolicy, POLICY_COLUMNS, policyRow } from './read-policies.js'

/** Names at most. Every policy is asked for every request, so there cannot be many. */
export const POLICIES_MAX = 500

export interface PolicyToPut {
  policy: Policy
  /** the YAML that `policy` was read from */
  source: string
  /** id of a principal */
  by: string
  /** the version that it was made from, 0: there is none yet; where another is the newest, nothing is done */
  expected_version?: number | undefined
  /** whether that version was withdrawn already; where it was not and is by now, nothing is done */
  expected_withdrawn?: boolean | undefined
  /** 500 by default */
  policies_max?: number
}

/**
 * Keeps a policy as a new version, which is from then on the one that counts. The very text of the newest version
 * changes nothing, unless that was withdrawn. `inside` is a transaction.
 * Throws a ConflictError where another version than the expected one is the newest, or that was withdrawn; an InputError past the bound and for
 * a policy that has expired.
 */
export async function putPolicy(inside: State, put: PolicyToPut, now_ms: number): Promise<Done<PolicyRecord>> {
  const { policy, source, by, expected_version, expected_withdrawn, policies_max = POLICIES_MAX } = put
  futureTime(policy.expires, `policy ${policy.name}, expires`, now_ms)
  await lockPolicies(inside)
  const newest = await findPolicy(inside, policy.name)
  if (newest?.withdrawn === null && newest.source === source) return { record: newest }
  refuseOther(policy.name, newest, expected_version)
  if (expected_withdrawn === false) refuseWithdrawn(newest)
  const [record] = await inside.rows(
    policyRow,
    `INSERT INTO policies (name, version, policy, source, created, created_by)
     SELECT $1, $2, $3, $4, $5, $6
     WHERE $2 > 1 OR (SELECT count(DISTINCT name) FROM policies) < $7 RETURNING ${POLICY_COLUMNS}`,
    [
      policy.name,
      (newest?.version ?? 0) + 1,
      toJsonb(policy),
      source,
      new Date(now_ms).toISOString(),
      by,
      policies_max,
    ],
  )
  if (record === undefined)
    throw new InputError(
      `${policies_max} policies are kept`,
      `policy ${policy.name}`,
      'Put its rules into another one.',
    )
  const { version } = record
  const detail: Record<string, unknown> = { version, mode: policy.mode, rules: policy.rules.length }
  for await (const { source_sha256, policy_sha256 } of readPolicyDigests(inside, { name: policy.name, version }))
    Object.assign(detail, { source_sha256, policy_sha256 })
  return { record, act: { action: 'policy.put', subject: `policy:${policy.name}`, detail } }
}

/** Writers of policies go one after the other; readers do not wait. Fails outside a transaction, where it would be void. */
export const lockPolicies = (inside: State) => inside.run('LOCK TABLE policies IN SHARE ROW EXCLUSIVE MODE')

/** Throws a ConflictError where somebody else has changed the policy meanwhile. */
export function refuseOther(name: string, newest: PolicyRecord | undefined, expected?: number): void {
  const version = newest?.version ?? 0
  if (expected === undefined || expected === version) return
  const what = version === 0 ? 'there is no version yet' : `version ${version} of ${newest!.created_by} is the newest`
  throw new ConflictError(`${what}, not ${expected}`, `policy ${name}`, 'Read it again and put your change into that.')
}

/** A new version would bring back what somebody has ended. */
function refuseWithdrawn(newest: PolicyRecord | undefined): void {
  if (newest === undefined || newest.withdrawn === null) return
  const { name, version, withdrawn_by } = newest
  const what = `version ${version} was withdrawn by ${withdrawn_by} meanwhile`
  throw new ConflictError(what, `policy ${name}`, 'Ask why; to have it back all the same, propose it again.')
}
