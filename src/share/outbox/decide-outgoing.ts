import type { Act, Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'
import { lockOutgoing, readDocument, readOutgoing } from './read-outgoing.js'
import { whatLeaves } from './request-outgoing.js'

interface Decision {
  id: string
  by: string
}

/**
 * Lets it leave. Done again it changes nothing. `judge` throws where the one who asked may not be the one who approves,
 * and says whether two persons are known to stand behind the two. `inside` is a transaction. Throws a NotFoundError, and
 * a ConflictError where it does not wait.
 */
export async function approveOutgoing(
  inside: State,
  { id, by, judge }: Decision & { judge: (record: Outgoing) => Promise<{ independent: boolean }> },
  now_ms: number,
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, id)
  if (record.status === 'approved') return { record }
  requireStatus(record, ['waiting'])
  const { independent } = await judge(record)
  // What was asked for is what is approved, byte by byte.
  await readDocument(inside, record)
  await inside.run(
    `UPDATE outgoing SET status = 'approved', decided = $2, decided_by = $3, independent = $4 WHERE id = $1`,
    [id, new Date(now_ms).toISOString(), by, independent],
  )
  return done(inside, record, 'outgoing.approved', { requested_by: record.created_by, independent })
}

/** Says no, for good; the bytes are forgotten. Errors as `approveOutgoing`. */
export async function rejectOutgoing(
  inside: State,
  { id, by, reason }: Decision & { reason: string },
  now_ms: number,
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, id)
  if (record.status === 'rejected') return { record }
  requireStatus(record, ['waiting', 'approved'])
  await inside.run(
    `UPDATE outgoing SET status = 'rejected', decided = $2, decided_by = $3, reason = $4, document = NULL WHERE id = $1`,
    [id, new Date(now_ms).toISOString(), by, reason],
  )
  return done(inside, record, 'outgoing.rejected', { requested_by: record.created_by })
}

/** Takes it back before it has left; the bytes are forgotten. Errors as `approveOutgoing`. */
export async function withdrawOutgoing(
  inside: State,
  { id, reason }: { id: string; reason: string },
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, id)
  if (record.status === 'withdrawn') return { record }
  requireStatus(record, ['waiting', 'approved'])
  await inside.run(`UPDATE outgoing SET status = 'withdrawn', reason = $2, document = NULL WHERE id = $1`, [id, reason])
  return done(inside, record, 'outgoing.withdrawn', { before: record.status })
}

export async function done(
  inside: State,
  before: Outgoing,
  action: string,
  more: Record<string, unknown>,
): Promise<Done<Outgoing>> {
  const act: Act = { action, subject: `outgoing:${before.id}`, detail: { ...whatLeaves(before), ...more } }
  return { record: await readOutgoing(inside, before.id), act }
}

const WHAT_TO_DO: Record<Outgoing['status'], string> = {
  refused: 'See its objections, and ask for it again.',
  waiting: 'Have another person approve it.',
  approved: 'Send it, or withdraw it.',
  rejected: 'Ask for it again, if its reason no longer holds.',
  sending: 'It is on its way: see what came of it in a while.',
  failed: 'See what came of it; send it again, or ask for it anew.',
  sent: 'What has left cannot be called back; objects in a collection can be taken out of it.',
  withdrawn: 'Ask for it again.',
}

/** Throws a ConflictError. */
export function requireStatus({ id, status }: Outgoing, allowed: readonly Outgoing['status'][]): void {
  if (!allowed.includes(status)) throw new ConflictError(`it is ${status}`, `outgoing ${id}`, WHAT_TO_DO[status])
}
