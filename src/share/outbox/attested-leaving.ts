import { ConflictError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'

/** What the audit log says of an approval: the entry's time, and what was approved (`whatLeaves`). */
export interface AttestedLeaving {
  at: string
  detail: Readonly<Record<string, unknown>>
}

const COMPARED: readonly (keyof Outgoing)[] = [
  ...(['form', 'campaign', 'source', 'recipient', 'collection', 'remote'] as const),
  ...(['purpose', 'tlp', 'sha256', 'bytes'] as const),
]

/**
 * Whether a record still says what was approved: bytes, recipient, place, level and purpose. The row could have been
 * changed with its hash; the entry of the approval cannot without being found out.
 */
export function isAttested(record: Outgoing, attested: AttestedLeaving | undefined): boolean {
  if (attested === undefined) return false
  const { detail } = attested
  const same = (name: keyof Outgoing): boolean => (detail[name] ?? null) === (record[name] ?? null)
  // Entries of older versions do not tell the kind.
  return COMPARED.every(same) && (detail.recipient_kind === undefined || same('recipient_kind'))
}

/** Throws a ConflictError. */
export function requireAttested(record: Outgoing, attested: AttestedLeaving | undefined): asserts attested {
  if (isAttested(record, attested)) return
  throw new ConflictError(
    'the audit log has no approval of these bytes for this recipient',
    `outgoing ${record.id}`,
    'They do not leave. Find out who changed the record; then ask for it again.',
  )
}
