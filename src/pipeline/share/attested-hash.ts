import { z } from 'zod'
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
