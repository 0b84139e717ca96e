import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { State } from './state.js'

/**
 * What it is for: `cases`, the references that customers quote; `erasures`, hashes of erased accounts; `audit`, digests in
 * the audit log; `items`, what items are called where their values are not shown; `exposures`, accounts in the ledger of canaries.
 */
type Purpose = 'cases' | 'erasures' | 'audit' | 'items' | 'exposures'

const secretRow = z.object({ value: z.string() })

/** A secret of this installation, made when it is first asked for: 64 hexadecimal digits. */
export async function installationSecret(state: State, purpose: Purpose): Promise<string> {
  await state.run('INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    purpose,
    randomBytes(32).toString('hex'),
  ])
  const [row] = await state.rows(secretRow, 'SELECT value FROM secrets WHERE name = $1', [purpose])
  return row!.value
}
