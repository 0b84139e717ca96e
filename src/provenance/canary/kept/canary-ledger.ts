import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type CanaryLedgerEntry, canaryLedgerEntrySchema, type ServedCanary } from '#contract/canary.js'
import { type Page, type PageRequest, rowsFor } from '#contract/page.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'

/** By what names the ledger has accounts: HMAC-SHA256 under a secret of this installation, as hexadecimal digits. */
export async function ledgerHashes(state: State, accounts: readonly string[]): Promise<string[]> {
  const secret = Buffer.from(await installationSecret(state, 'exposures'), 'hex')
  return accounts.map((account_id) => createHmac('sha256', secret).update(account_id).digest('hex'))
}

export const ledgerHash = async (state: State, account_id: string): Promise<string> =>
  (await ledgerHashes(state, [account_id]))[0]!

/**
 * Adds what gateways served to the ledger. Refused is what names a slot that was never approved, a variant that it has not,
 * or a key that is not of canaries here, what is of an erased account, and what finds no room. `inside` is a transaction.
 */
export async function keepServed(
  inside: State,
  served: readonly ServedCanary[],
  { ledger_rows_max }: { ledger_rows_max: number },
): Promise<{ taken: number; refused: number }> {
  if (served.length === 0) return { taken: 0, refused: 0 }
  const hashes = await ledgerHashes(
    inside,
    served.map(({ account_id }) => account_id),
  )
  const named = served.map(({ account_id: _, ...told }, at) => ({ ...told, account_hash: hashes[at] }))
  // An erasure that goes on ends first: what is read below must know of it.
  await inside.run('LOCK TABLE canary_served_erased IN SHARE MODE')
  // The order of the rows is the same for all who write, so that none waits for another who waits for it.
  const taken = await inside.run(
    `INSERT INTO canary_ledger (slot, variant, cluster, key_commitment, account_hash, count, first_at, last_at)
     SELECT slot, variant, cluster, key_commitment, account_hash, sum(count), min(first_at), max(last_at)
     FROM jsonb_to_recordset($1::jsonb) AS told (slot text, variant int, cluster text, key_commitment text,
       account_hash text, count bigint, first_at timestamptz, last_at timestamptz)
     WHERE EXISTS (SELECT FROM canary_slots WHERE id = told.slot AND approved IS NOT NULL
         AND told.variant < jsonb_array_length(canary_slots.slot -> 'variants'))
       AND EXISTS (SELECT FROM watermark_keys WHERE commitment = told.key_commitment AND purpose = 'canary')
       AND NOT EXISTS (SELECT FROM canary_served_erased AS erased WHERE erased.account_hash = told.account_hash
         AND (NOT again OR told.first_at <= erased.at))
       AND ((SELECT count(*) FROM canary_ledger) + $3 <= $2 OR EXISTS (
         SELECT FROM canary_ledger AS known WHERE known.cluster = told.cluster AND known.slot = told.slot
           AND known.variant = told.variant AND known.key_commitment = told.key_commitment
           AND known.account_hash = told.account_hash))
     GROUP BY cluster, slot, variant, key_commitment, account_hash
     ORDER BY cluster, slot, variant, key_commitment, account_hash
     ON CONFLICT (cluster, slot, variant, key_commitment, account_hash) DO UPDATE SET
       count = canary_ledger.count + excluded.count,
       first_at = least(canary_ledger.first_at, excluded.first_at),
       last_at = greatest(canary_ledger.last_at, excluded.last_at)`,
    [JSON.stringify(named), ledger_rows_max, served.length],
  )
  return { taken, refused: served.length - taken }
}

const ledgerRow = canaryLedgerEntrySchema.extend({ count: z.coerce.number() })
const PLACE = "cluster || ' ' || slot || ' ' || variant || ' ' || key_commitment || ' ' || account_hash"

export interface LedgerFilter {
  cluster?: string | undefined
  account_hash?: string | undefined
}

/** What was served to whom, in the order of clusters. */
export async function listLedger(state: State, request: PageRequest & LedgerFilter): Promise<Page<CanaryLedgerEntry>> {
  const placed = await state.rows(
    ledgerRow.extend({ place: z.string() }),
    `SELECT *, ${PLACE} AS place FROM canary_ledger
     WHERE ($1::text IS NULL OR cluster = $1) AND ($2::text IS NULL OR account_hash = $2) AND ($3::text IS NULL OR ${PLACE} > $3)
     ORDER BY place LIMIT $4`,
    [request.cluster ?? null, request.account_hash ?? null, request.after ?? null, rowsFor(request)],
  )
  const rows = placed.slice(0, rowsFor(request) - 1)
  const items = rows.map(({ place: _, ...entry }) => entry)
  return { items, next: placed.length > rows.length ? rows.at(-1)!.place : null }
}

const servedRow = z.object({ cluster: z.string(), key_commitment: z.string(), slots: z.array(z.string()) })

/** Which slots each cluster was served under each key: what a test may score. */
export const servedClusters = (state: State): Promise<z.infer<typeof servedRow>[]> =>
  state.rows(
    servedRow,
    `SELECT cluster, key_commitment, array_agg(DISTINCT slot ORDER BY slot) AS slots FROM canary_ledger
     GROUP BY cluster, key_commitment ORDER BY cluster, key_commitment`,
  )
