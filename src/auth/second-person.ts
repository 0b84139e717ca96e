import type { Principal } from '#contract/role.js'

/**
 * Why a principal may not be the second person for what another proposed; undefined where it may. A rotated key is the
 * same person, and so is a key that one of the two made for the other: one who holds `admin` could mint a colleague.
 * Where people sign in, `people_only` closes what remains: a third key made by a key made by the first.
 */
export function approvalRefusal(
  approver: Principal,
  proposer: { id: string; created_by?: string },
  { people_only = false }: { people_only?: boolean } = {},
): string | undefined {
  if (!approver.scopes.has('approve')) return 'The scope approve is needed'
  if (approver.id === proposer.id) return 'A second person must approve: this one proposed it'
  if (people_only && approver.kind !== 'person') return 'A person who signs in must approve, not a key'
  if (approver.created_by === proposer.id || proposer.created_by === approver.id)
    return 'A second person must approve: one of the two keys was made by the other'
  return undefined
}
