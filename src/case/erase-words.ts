import { z } from 'zod'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { withoutName, withoutNameIn } from './without-name.js'

interface Words {
  table: string
  column: string
  /** of a document: the members that are words; all else is read by machines */
  members?: readonly string[]
  /** SQL: in which rows */
  where?: string
}

/**
 * Where people's words stand, and sentences that are made of them. What is not here and why stands in
 * erase-account-names.test.ts, which fails for a column that is in neither place.
 */
const WORDS: readonly Words[] = [
  { table: 'case_notes', column: 'words' },
  { table: 'case_tasks', column: 'title' },
  // Not the policy itself: what it says of accounts is a rule, which is attested where it counts.
  { table: 'policy_proposals', column: 'reason' },
  { table: 'policy_proposals', column: 'decision' },
  { table: 'campaign_history', column: 'note' },
  { table: 'campaign_actions', column: 'reason' },
  {
    table: 'campaigns',
    column: 'affiliation',
    members: ['actor', 'name', 'role', 'location', 'statement', 'source', 'description'],
  },
  { table: 'campaigns', column: 'campaign', members: ['summary', 'statement'] },
  { table: 'campaigns', column: 'statistics', members: ['summary'] },
  { table: 'detection_runs', column: 'near_misses', members: ['summary', 'reason'] },
  { table: 'clearances', column: 'purpose' },
  { table: 'clearances', column: 'reason' },
  { table: 'clearances', column: 'revocation' },
  { table: 'appeals', column: 'case_id' },
  { table: 'appeals', column: 'statement' },
  { table: 'appeals', column: 'outcome' },
  { table: 'legal_holds', column: 'reason' },
  { table: 'events', column: 'event', members: ['note'] },
  { table: 'indicator_overrides', column: 'reason' },
  { table: 'outgoing', column: 'reason' },
  // Of what waited for an approval it is in the audit log, and the gate found no customer's name in it.
  { table: 'outgoing', column: 'purpose', where: "status = 'refused'" },
  { table: 'taxii_collections', column: 'title' },
  { table: 'taxii_collections', column: 'description' },
  { table: 'canary_slots', column: 'slot', members: ['note'] },
  { table: 'log_imports', column: 'record', members: ['name', 'problem', 'reason'] },
]

const row = z.object({ id: z.string(), words: z.json() })

interface ErasedWords {
  table: string
  id: string
}

/** Takes the name of an account out of what people wrote. Gives the rows, one a column. `inside` a transaction. */
export async function eraseWords(inside: State, account_id: string): Promise<ErasedWords[]> {
  const erased: ErasedWords[] = []
  for (const { table, column, members, where = 'true' } of WORDS) {
    const name = members === undefined ? account_id : JSON.stringify(account_id).slice(1, -1)
    // Both: what is lower case of letters past ASCII depends on how the database was made.
    const sql = `SELECT id::text AS id, to_jsonb(${column}) AS words FROM ${table}
      WHERE ${where} AND (strpos(${column}::text, $1) > 0 OR strpos(lower(${column}::text), lower($1)) > 0) FOR UPDATE`
    for (const { id, words } of await inside.rows(row, sql, [name])) {
      const rest =
        typeof words === 'string' ? withoutName(words, account_id) : withoutNameIn(words, account_id, members ?? [])
      if (toJsonb(rest) === toJsonb(words)) continue
      const written = typeof rest === 'string' ? rest : toJsonb(rest)
      await inside.run(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [id, written])
      erased.push({ table, id })
    }
  }
  return erased
}

/** The tables that are looked through. */
export const TABLES_OF_WORDS: readonly string[] = [...new Set(WORDS.map(({ table }) => table))]
