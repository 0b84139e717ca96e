import type { PolicyRecord, Proposal } from '@/api/policy'
import { describePolicy } from '@/components/describe-policy'
import { type PolicyState, stateOfPolicy } from '@/components/policy-state'
import type { PoliciesSearch } from './search'

/** A policy with what a line of the list says of it. */
export interface PolicyRow {
  record: PolicyRecord
  state: PolicyState
  words: string
  /** that wait for a second person, newest first */
  proposals: readonly Proposal[]
}

export const rowsOf = (records: readonly PolicyRecord[], proposals: readonly Proposal[]): PolicyRow[] =>
  records.map((record) => ({
    record,
    state: stateOfPolicy(record),
    words: describePolicy(record.policy),
    proposals: proposals.filter(({ name, state }) => name === record.name && state === 'open'),
  }))

export function filterPolicies(rows: readonly PolicyRow[], { q = '', state }: PoliciesSearch): PolicyRow[] {
  const wanted = q.trim().toLowerCase()
  return rows.filter((row) => {
    const { name, policy } = row.record
    return isOf(row, state) && `${name} ${policy.description} ${row.words}`.toLowerCase().includes(wanted)
  })
}

function isOf({ state, proposals }: PolicyRow, wanted: PoliciesSearch['state']): boolean {
  if (wanted === 'any') return true
  if (wanted === 'waits') return proposals.length > 0
  // What ended is out of the way, but not where a change of it waits.
  if (wanted === undefined) return (state !== 'withdrawn' && state !== 'expired') || proposals.length > 0
  return state === wanted
}
