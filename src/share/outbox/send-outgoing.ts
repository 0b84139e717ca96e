import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { Outgoing, OutgoingPush } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { type AttestedLeaving, requireAttested } from './attested-leaving.js'
import { done, requireStatus } from './decide-outgoing.js'
import { keepWaiting } from './push/keep-pushed.js'
import { lockOutgoing, readDocument } from './read-outgoing.js'

const DAY_MS = 86_400_000

/** Takes the approved bytes to where they go, inside the same transaction. Gives what the audit log is told of it. */
export type Carry = (record: Outgoing, document: Buffer) => Promise<Record<string, unknown>>

export interface Sending {
  id: string
  by: string
  approval_days: number
  /** what the audit log says was approved; undefined: it says nothing of it */
  attested: (record: Outgoing) => Promise<AttestedLeaving | undefined>
}

/**
 * Lets approved bytes leave, once: what is sent already is left as it is, and nothing is carried. What goes to another
 * server is on its way from then on: an attempt follows (push/); where not all of it arrived there, it goes on its way
 * again, with what did not. `inside` is a transaction; where carrying fails nothing
 * was sent. Throws a NotFoundError; a ConflictError where it is not approved, was approved too long ago, or has other bytes
 * than were approved.
 */
export async function sendOutgoing(
  inside: State,
  { carry, ...sending }: Sending & { carry: Carry },
  now_ms: number,
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, sending.id)
  if (record.status === 'sending' || (record.status === 'sent' && isWhole(record))) return { record }
  const document = await approvedDocument(inside, record, { ...sending, leaves: true }, now_ms)
  if (record.remote !== null) return releaseOutgoing(inside, record, { document, by: sending.by }, now_ms)
  const carried = await carry(record, document)
  const now = new Date(now_ms).toISOString()
  await inside.run(`UPDATE outgoing SET status = 'sent', sent = $2, sent_by = $3 WHERE id = $1`, [
    record.id,
    now,
    sending.by,
  ])
  return done(inside, record, 'outgoing.sent', { approved_by: record.decided_by, ...carried })
}

/** Handed over, or arrived at the other server with every object. */
const isWhole = ({ push }: Outgoing): boolean => push === null || push.success_count === push.total_count

/** That it may go is written down before it goes. */
async function releaseOutgoing(
  inside: State,
  record: Outgoing,
  { document, by }: { document: Buffer; by: string },
  now_ms: number,
): Promise<Done<Outgoing>> {
  const total_count = await keepWaiting(inside, record, document)
  const push: OutgoingPush = {
    ...{ attempts: 0, total_count, success_count: 0, failure_count: 0, pending_count: 0, told: '' },
  }
  await inside.run(
    `UPDATE outgoing SET status = 'sending', push = $2, push_next = $3, push_until = NULL, sent = NULL, sent_by = $4
     WHERE id = $1`,
    [record.id, toJsonb(push), new Date(now_ms).toISOString(), by],
  )
  return done(inside, record, 'outgoing.released', { approved_by: record.decided_by, objects: total_count })
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

/** `leaves`: also what was sent before leaves again, and is bound by the age of its approval. Errors as `sendOutgoing`. */
export async function approvedDocument(
  inside: State,
  record: Outgoing,
  { approval_days, attested, leaves = false }: Omit<Sending, 'id' | 'by'> & { leaves?: boolean },
  now_ms: number,
): Promise<Buffer> {
  requireStatus(record, ['approved', 'sending', 'sent', 'failed'])
  const held = await attested(record)
  requireAttested(record, held)
  if (
    (leaves || record.status === 'approved' || record.status === 'failed') &&
    now_ms - Date.parse(held.at) > approval_days * DAY_MS
  )
    throw new ConflictError(
      `it was approved more than ${approval_days} days ago`,
      `outgoing ${record.id}`,
      'Ask for it again.',
    )
  return readDocument(inside, record)
}
