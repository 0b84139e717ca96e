import type { Done } from '#contract/act.js'
import type { PolicyRecord } from '#contract/policy-record.js'
import type { State } from '#store/state/state.js'
import { lockPolicies, refuseOther } from './put-policy.js'
import { POLICY_COLUMNS, policyRow, readPolicy } from './read-policies.js'

export interface PolicyToWithdraw {
  name: string
  by: string
  /** where another version is the newest, nothing is done */
  expected_version?: number | undefined
}

/**
 * Ends a policy: no version of it counts until a new one is put. Done again it changes nothing. `inside` is a
 * transaction. Throws a NotFoundError, or a ConflictError where another version than the expected one is the newest.
 */
export async function withdrawPolicy(
  inside: State,
  { name, by, expected_version }: PolicyToWithdraw,
  now_ms: number,
): Promise<Done<PolicyRecord>> {
  await lockPolicies(inside)
  const newest = await readPolicy(inside, name)
  refuseOther(name, newest, expected_version)
  if (newest.withdrawn !== null) return { record: newest }
  const [record] = await inside.rows(
    policyRow,
    `UPDATE policies SET withdrawn = $3, withdrawn_by = $4 WHERE name = $1 AND version = $2 RETURNING ${POLICY_COLUMNS}`,
    [name, newest.version, new Date(now_ms).toISOString(), by],
  )
  const detail = { version: newest.version }
  return { record: record!, act: { action: 'policy.withdrawn', subject: `policy:${name}`, detail } }
}
