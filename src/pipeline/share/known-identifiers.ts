import { z } from 'zod'
import { identifierKeys } from '#share/gate/identifier-candidates.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const SEEN = readSql(import.meta.url, './known-identifiers.sql')
/** Of the state store: a page comes as one row, for rows took most of the time. */
const ROWS = 20_000
/** Of the engine: hashes are spread evenly, so each part holds as many accounts. */
const PARTS = 8n
const HASHES = 2n ** 64n

const lists = z.array(z.array(z.string().nullable()).nullable())
const namedRow = z.object({ last: z.string().nullable(), rows: z.number(), names: lists })

/** What the state store knows customers by: a page each, in the order of their ids. */
const NAMED = [
  `SELECT max(account_id) AS last, count(*)::integer AS rows, json_build_array(json_agg(account_id),
     json_agg(facts ->> 'email_domain'), json_agg(facts ->> 'org_id'), json_agg(facts ->> 'payment_fingerprint')) AS names
   FROM (SELECT account_id, facts FROM accounts WHERE account_id > $1 ORDER BY account_id LIMIT $2) AS page`,
  `SELECT max(account_id) AS last, count(*)::integer AS rows, json_build_array(json_agg(account_id)) AS names
   FROM (SELECT DISTINCT account_id FROM campaign_accounts WHERE account_id > $1 ORDER BY account_id LIMIT $2) AS page`,
  `SELECT max(id) AS last, count(*)::integer AS rows, json_build_array(json_agg(id), json_agg(lineage)) AS names
   FROM (SELECT id, lineage FROM api_keys WHERE id > $1 ORDER BY id LIMIT $2) AS page`,
]

/**
 * Which of some candidates (`identifierCandidates`) are those of a customer: an account, an organisation, a domain, a
 * payment, a key. All that is kept is looked through, so that spelling does not matter (bench/known-identifiers.ts).
 */
export async function knownIdentifiers(
  { state, engine }: { state: State; engine: Engine },
  candidates: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  if (candidates.size === 0) return known
  const look = (name: string | null): void => {
    if (name === null) return
    for (const key of identifierKeys(name)) if (candidates.has(key)) known.add(key)
  }
  for (const sql of NAMED)
    for (let after = '', rows = ROWS; rows === ROWS; ) {
      const [page] = await state.rows(namedRow, sql, [after, ROWS])
      for (const names of page!.names) names?.forEach(look)
      after = page!.last ?? after
      rows = page!.rows
    }
  for (let part = 0n; part < PARTS; part++) {
    const [first, last] = [(HASHES / PARTS) * part, (HASHES / PARTS) * (part + 1n) - 1n].map(String)
    for (const name of stringsOf(await engine.binary(SEEN, { first, last }))) look(name)
  }
  return known
}

/** A column of texts as RowBinary has it: the length in sevens of bits, low ones first, then so many bytes of UTF-8. */
function* stringsOf(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; ) {
    let length = 0
    let shift = 0
    for (let byte = 128; byte >= 128; shift += 7) {
      byte = bytes[at++]!
      length += (byte & 127) * 2 ** shift
    }
    yield bytes.toString('utf8', at, at + length)
    at += length
  }
}
