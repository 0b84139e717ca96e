import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'
import { done, requireStatus } from './decide-outgoing.js'
import { lockOutgoing, readDocument } from './read-outgoing.js'

const DAY_MS = 86_400_000

/** Takes the approved bytes to where they go, inside the same transaction. Gives what the audit log is told of it. */
export type Carry = (record: Outgoing, document: Buffer) => Promise<Record<string, unknown>>

export interface Sending {
  id: string
  by: string
  approval_days: number
  /** SHA-256 of the bytes that the audit log says were approved; undefined: it says nothing of it */
  attested: (record: Outgoing) => Promise<string | undefined>
}

/**
 * Lets approved bytes leave, once: what is sent already is left as it is, and nothing is carried. `inside` is a
 * transaction; where carrying fails nothing was sent. Throws a NotFoundError; a ConflictError where it is not approved,
 * was approved too long ago, or has other bytes than were approved.
 */
export async function sendOutgoing(
  inside: State,
  { carry, ...sending }: Sending & { carry: Carry },
  now_ms: number,
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, sending.id)
  if (record.status === 'sent') return { record }
  const document = await approvedDocument(inside, record, sending, now_ms)
  const carried = await carry(record, document)
  const now = new Date(now_ms).toISOString()
  await inside.run(`UPDATE outgoing SET status = 'sent', sent = $2, sent_by = $3 WHERE id = $1`, [
    record.id,
    now,
    sending.by,
  ])
  return done(inside, record, 'outgoing.sent', { approved_by: record.decided_by, ...carried })
}

/** The approved bytes, for who fetches them. That they were fetched is an act each time. Errors as `sendOutgoing`. */
export async function fetchOutgoing(
  inside: State,
  sending: Sending,
  now_ms: number,
): Promise<Done<{ record: Outgoing; document: Buffer }>> {
  const record = await lockOutgoing(inside, sending.id)
  const document = await approvedDocument(inside, record, sending, now_ms)
  const { act } = await done(inside, record, 'outgoing.fetched', { approved_by: record.decided_by })
  return { record: { record, document }, act: act! }
}

async function approvedDocument(
  inside: State,
  record: Outgoing,
  { approval_days, attested }: Sending,
  now_ms: number,
): Promise<Buffer> {
  requireStatus(record, ['approved', 'sent'])
  const where = `outgoing ${record.id}`
  if (record.status === 'approved' && now_ms - Date.parse(record.decided ?? '') > approval_days * DAY_MS)
    throw new ConflictError(`it was approved more than ${approval_days} days ago`, where, 'Ask for it again.')
  // The row could have been changed with its hash; the entry of the approval cannot without being found out.
  if ((await attested(record)) !== record.sha256)
    throw new ConflictError(
      'the audit log has no approval of these bytes',
      where,
      'They do not leave. Find out who changed the record; then ask for it again.',
    )
  return readDocument(inside, record)
}
