import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'

export interface StoredAction {
  id: string
  /** SHA-256 of the canonical JSON of all that the action is but whether it was undone, hexadecimal */
  record_sha256: string
  undone: boolean
}

const row = z.object({
  id: z.string(),
  campaign: z.string(),
  mode: z.string(),
  consequence: z.json(),
  accounts: z.json(),
  skipped: z.json(),
  reason: z.string(),
  expires: z.string().nullable(),
  taken_by: z.string(),
  nonce: z.string(),
  undone: z.boolean(),
})

/** An action may name very many accounts. */
const ACTIONS_AT_ONCE = 20

/** 256 random bits: without them accounts could be tried against the hash, also after their erasure. */
export const makeNonce = (): string => randomBytes(32).toString('hex')

/** All actions, or one, as they are stored now. */
export async function* readActionDigests(state: State, only?: string): AsyncGenerator<StoredAction> {
  let after = ''
  for (;;) {
    const page = await state.rows(
      row,
      `SELECT id, campaign, mode, consequence, accounts, skipped, reason, expires, taken_by, nonce,
         undone IS NOT NULL AS undone
       FROM campaign_actions WHERE id > $1 AND ($2::text IS NULL OR id = $2) ORDER BY id LIMIT $3`,
      [after, only ?? null, ACTIONS_AT_ONCE],
    )
    for (const { undone, ...record } of page) {
      after = record.id
      yield { id: after, undone, record_sha256: createHash('sha256').update(canonicalJson(record)).digest('hex') }
    }
    if (page.length < ACTIONS_AT_ONCE) return
  }
}

/** Of one action that is there. */
export async function actionDigest(state: State, id: string): Promise<string> {
  for await (const { record_sha256 } of readActionDigests(state, id)) return record_sha256
  throw new Error(`no action ${id}`)
}

/** Gives an action that an erasure changed another nonce, so that what was attested of it before leads nowhere. */
export async function renewAction(inside: State, id: string): Promise<string> {
  await inside.run('UPDATE campaign_actions SET nonce = $2 WHERE id = $1', [id, makeNonce()])
  return actionDigest(inside, id)
}
