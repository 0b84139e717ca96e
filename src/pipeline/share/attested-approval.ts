import { z } from 'zod'
import { ConflictError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { Attested } from '#share/approval/lasting-approval.js'
import type { AttestedLeaving } from '#share/outbox/attested-leaving.js'
import type { State } from '#store/state/state.js'

const leavingRow = z.object({
  subject: z.string(),
  at: z.iso.datetime(),
  detail: z.record(z.string(), z.unknown()),
})

/** What the audit log says was approved of what is to leave, by the id of each; none of which it says nothing. */
export async function attestedLeavings(
  state: State,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttestedLeaving>> {
  const rows = await state.rows(
    leavingRow,
    `SELECT DISTINCT ON (subject) subject, at, detail FROM audit
     WHERE subject = ANY ($1::text[]) AND action = 'outgoing.approved' ORDER BY subject, seq DESC`,
    [ids.map(subjectOf)],
  )
  const of = new Map(rows.map(({ subject, at, detail }) => [subject, { at, detail }]))
  return new Map(ids.flatMap((id) => (of.has(subjectOf(id)) ? [[id, of.get(subjectOf(id))!] as const] : [])))
}

const subjectOf = (id: string): string => `outgoing:${id}`

export const attestedLeaving = async (state: State, id: string): Promise<AttestedLeaving | undefined> =>
  (await attestedLeavings(state, [id])).get(id)

const reviewedRow = z.object({ seq: z.coerce.number() })

/** Throws a ConflictError where who is to approve has not looked at these very bytes: that they could is not enough. */
export async function requireReview(state: State, { id, sha256 }: Outgoing, by: string): Promise<void> {
  const [found] = await state.rows(
    reviewedRow,
    `SELECT seq FROM audit
     WHERE subject = $1 AND action = 'outgoing.reviewed' AND actor = $2 AND detail ->> 'sha256' = $3 LIMIT 1`,
    [subjectOf(id), by, sha256],
  )
  if (found !== undefined) return
  throw new ConflictError('you have not looked at its bytes', `outgoing ${id}`, `GET /v1/outgoing/${id}/review first.`)
}

const approvedRow = z.object({ seq: z.coerce.number(), sha256: z.string().nullable() })

/** What the audit log says of the last approval of something that may leave again and again: `webhook:ID`, `psi:ID`. */
export async function attestedTerms(
  state: State,
  subject: `webhook:${string}` | `psi:${string}`,
): Promise<Attested | undefined> {
  const [row] = await state.rows(
    approvedRow,
    `SELECT seq, detail ->> 'terms_sha256' AS sha256 FROM audit
     WHERE subject = $1 AND action = $2 ORDER BY seq DESC LIMIT 1`,
    [subject, `${subject.split(':')[0]}.approved`],
  )
  return row
}
