import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { State } from '#store/state/state.js'

/**
 * HMAC-SHA-256 of a text, hexadecimal, under a secret of this installation: for what is attested in the audit log and
 * may name accounts. A bare hash of a short document could be led back to its account by trying ids, also after erasure.
 * Made of the same text it is the same: with the secret it can be shown of a body that was kept that it is what was sent.
 */
export async function keyedDigest(state: State, text: string): Promise<string> {
  return createHmac('sha256', await auditSecret(state))
    .update(text)
    .digest('hex')
}

const secretRow = z.object({ value: z.string() })

async function auditSecret(state: State): Promise<string> {
  await state.run(`INSERT INTO secrets (name, value) VALUES ('audit', $1) ON CONFLICT (name) DO NOTHING`, [
    randomBytes(32).toString('hex'),
  ])
  const [row] = await state.rows(secretRow, `SELECT value FROM secrets WHERE name = 'audit'`)
  return row!.value
}
