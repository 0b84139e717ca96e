import { z } from 'zod'
import type { Done } from '#contract/act.js'
import type { Outgoing, OutgoingPush } from '#contract/outgoing.js'
import type { PushSettings } from '#contract/push-settings.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { pauseBefore } from '../../webhook/pause-before.js'
import { done } from '../decide-outgoing.js'
import { lockOutgoing } from '../read-outgoing.js'

const HOUR_MS = 3_600_000
const SHOWN_MAX = 20
const TOLD_CHARACTERS_MAX = 500

/** What an attempt came to. */
export interface PushAttempt {
  /** false: only statuses that were pending were asked for, or it did not come to a push */
  pushed: boolean
  /** ids of the statuses at the other server */
  requests: readonly string[]
  /** why it ended before its end; `passing`: the same may go better later */
  failure?: { told: string; passing: boolean; http_status?: number | undefined } | undefined
}

const countsRow = z.object({ total: z.number(), success: z.number(), failure: z.number(), pending: z.number() })
const pushRow = z.object({ push_until: z.iso.datetime().nullable() })

/**
 * Writes down how a push stands after an attempt: sent, failed, or due again. What the other server refused is tried again
 * like what failed on the way. `inside` is a transaction.
 */
export async function settlePush(
  inside: State,
  id: string,
  attempt: PushAttempt,
  settings: PushSettings,
  now_ms: number,
): Promise<Done<Outgoing>> {
  const record = await lockOutgoing(inside, id)
  if (record.status !== 'sending' || record.push === null) return { record }
  const counts = await countObjects(inside, id)
  const [row] = await inside.rows(pushRow, 'SELECT push_until FROM outgoing WHERE id = $1', [id])
  const until_ms =
    attempt.pushed || row!.push_until === null
      ? now_ms + settings.status_hours_max * HOUR_MS
      : Date.parse(row!.push_until)
  const attempts = record.push.attempts + (attempt.pushed ? 1 : 0)
  const push: OutgoingPush = {
    attempts,
    total_count: counts.total,
    success_count: counts.success,
    failure_count: counts.failure,
    pending_count: counts.pending,
    told: (attempt.failure?.told ?? `${counts.success} of ${counts.total} objects are there`).slice(
      0,
      TOLD_CHARACTERS_MAX,
    ),
  }
  const next_ms = nextOf(push, attempt, { settings, until_ms, now_ms })
  const status = next_ms !== undefined ? 'sending' : counts.success + counts.pending > 0 ? 'sent' : 'failed'
  await inside.run(
    `UPDATE outgoing SET status = $2, push = $3, push_next = $4, push_until = $5, sent = $6 WHERE id = $1`,
    [
      id,
      status,
      toJsonb(push),
      next_ms === undefined ? null : isoOf(next_ms),
      isoOf(until_ms),
      status === 'sent' ? isoOf(now_ms) : null,
    ],
  )
  if (status === 'sending' && !attempt.pushed) return { record: { ...record, push } }
  const { told: _, ...counted } = push
  // In its own words a server could lay anything into a log from which nothing is taken out.
  const answered = attempt.failure === undefined ? {} : { failed: true, answered: attempt.failure.http_status ?? null }
  const detail = {
    approved_by: record.decided_by,
    ...counted,
    requests: attempt.requests.slice(0, SHOWN_MAX),
    ...answered,
  }
  return done(inside, record, status === 'sending' ? 'outgoing.pushed' : `outgoing.${status}`, {
    ...detail,
    refused: await refusedIds(inside, id),
  })
}

interface Judged {
  settings: PushSettings
  until_ms: number
  now_ms: number
}

/** When it goes on; undefined where it is over. */
function nextOf(
  push: OutgoingPush,
  { pushed, failure }: PushAttempt,
  { settings, until_ms, now_ms }: Judged,
): number | undefined {
  const { attempts, pending_count, success_count, total_count } = push
  const later_ms = attempts < settings.attempts_max ? now_ms + pauseBefore(Math.max(1, attempts), settings) : undefined
  if (failure?.passing === false) return undefined
  // Of what was not pushed it is not known whether it would fail: looked at again as what is pending, and as long.
  if (failure !== undefined && !pushed) return now_ms < until_ms ? now_ms + settings.status_ms : undefined
  if (failure !== undefined) return later_ms
  if (pending_count > 0 && now_ms < until_ms) return now_ms + settings.status_ms
  return success_count + pending_count < total_count ? later_ms : undefined
}

async function countObjects(inside: State, id: string): Promise<z.infer<typeof countsRow>> {
  const [counts] = await inside.rows(
    countsRow,
    `SELECT count(*)::integer AS total, count(*) FILTER (WHERE status = 'success')::integer AS success,
       count(*) FILTER (WHERE status = 'failure')::integer AS failure,
       count(*) FILTER (WHERE status = 'pending')::integer AS pending
     FROM outgoing_objects WHERE outgoing = $1`,
    [id],
  )
  return counts!
}

async function refusedIds(inside: State, id: string): Promise<string[]> {
  const rows = await inside.rows(
    z.object({ object_id: z.string() }),
    `SELECT object_id FROM outgoing_objects WHERE outgoing = $1 AND status = 'failure' ORDER BY place LIMIT $2`,
    [id, SHOWN_MAX],
  )
  return rows.map(({ object_id }) => object_id)
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
