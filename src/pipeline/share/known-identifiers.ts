import { z } from 'zod'
import { squeezeText } from '#share/gate/fold-text.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const SEEN = readSql(import.meta.url, './known-identifiers.sql')
/** A page is looked through in some tens of milliseconds. */
const ROWS = 20_000

const seenRow = z.object({ place: z.string(), name: z.string(), org: z.string() })
const namedRow = z.object({ place: z.string(), names: z.array(z.string().nullable()) })

/** What the state store knows customers by: a page each, in the order of `place`. */
const NAMED = [
  `SELECT account_id AS place, ARRAY[account_id, facts ->> 'email_domain', facts ->> 'org_id',
     facts ->> 'payment_fingerprint'] AS names FROM accounts WHERE account_id > $1 ORDER BY account_id LIMIT $2`,
  `SELECT DISTINCT account_id AS place, ARRAY[account_id] AS names FROM campaign_accounts
   WHERE account_id > $1 ORDER BY account_id LIMIT $2`,
  `SELECT id AS place, ARRAY[id, lineage] AS names FROM api_keys WHERE id > $1 ORDER BY id LIMIT $2`,
]

/**
 * Which of some squeezed names are those of a customer: an account, an organisation, a domain, a payment, a key. All
 * that is kept is looked through, so that spelling does not matter; a million accounts take some seconds.
 */
export async function knownIdentifiers(
  { state, engine }: { state: State; engine: Engine },
  candidates: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  if (candidates.size === 0) return known
  const look = (name: string | null): void => {
    const squeezed = squeezeText(name ?? '')
    if (squeezed !== '' && candidates.has(squeezed)) known.add(squeezed)
  }
  for (const sql of NAMED)
    for (let after = '', rows = ROWS; rows === ROWS; ) {
      const page = await state.rows(namedRow, sql, [after, ROWS])
      for (const { names } of page) names.forEach(look)
      after = page.at(-1)?.place ?? after
      rows = page.length
    }
  for (let after = '0', rows = ROWS; rows === ROWS; ) {
    const page = await engine.rows(seenRow, SEEN, { after, rows: ROWS })
    for (const { name, org } of page) [name, org].forEach(look)
    after = page.at(-1)?.place ?? after
    rows = page.length
  }
  return known
}
