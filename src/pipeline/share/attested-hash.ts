import { z } from 'zod'
import type { Attested } from '#share/approval/lasting-approval.js'
import type { State } from '#store/state/state.js'

const attestedRow = z.object({ sha256: z.string().nullable() })

/** SHA-256 of the bytes that the audit log says were approved; undefined where it says nothing of it. */
export async function attestedHash(state: State, id: string): Promise<string | undefined> {
  const [row] = await state.rows(
    attestedRow,
    `SELECT detail ->> 'sha256' AS sha256 FROM audit
     WHERE subject = $1 AND action = 'outgoing.approved' ORDER BY seq DESC LIMIT 1`,
    [`outgoing:${id}`],
  )
  return row?.sha256 ?? undefined
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
