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
  /** how a machine's part begins it, which names who acted */
  after?: RegExp
}

/**
 * Where people's words stand. Sentences that detection makes are not here: they count accounts, name none, and a figure of
 * theirs that is the name of an account must stay. What else is not here and why stands in
 * fixtures/names-left.ts of its test, which fails for a column that is in neither place.
 */
const WORDS: readonly Words[] = [
  { table: 'case_notes', column: 'words' },
  { table: 'case_tasks', column: 'title' },
  // Not the policy itself: what it says of accounts is a rule, which is attested where it counts.
  { table: 'policy_proposals', column: 'reason' },
  { table: 'policy_proposals', column: 'decision' },
  { table: 'campaign_history', column: 'note', where: "kind = 'status'", after: /^\S+ to \S+ by \S+?(?=: |$)/ },
  { table: 'campaign_actions', column: 'reason' },
  {
    table: 'campaigns',
    column: 'affiliation',
    members: ['actor', 'name', 'role', 'location', 'statement', 'source', 'description'],
  },
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

/** Rows a statement: the embedded store runs one at a time, and a document may be large. */
const ROWS_AT_ONCE = 500

/** Takes the name of an account out of what people wrote. Gives the rows, one a column. `inside` a transaction. */
export async function eraseWords(inside: State, account_id: string): Promise<ErasedWords[]> {
  const erased: ErasedWords[] = []
  for (const place of WORDS) {
    let rows: z.infer<typeof row>[] = []
    do {
      rows = await inside.rows(row, readSql(place), [
        mark(account_id),
        rows.at(-1)?.id ?? '',
        ...(place.members ? [place.members] : []),
      ])
      for (const { id, words } of rows) {
        const rest = withoutIn(place, words, account_id)
        if (toJsonb(rest) === toJsonb(words)) continue
        const written = typeof rest === 'string' ? rest : toJsonb(rest)
        await inside.run(`UPDATE ${place.table} SET ${place.column} = $2 WHERE id = $1`, [id, written])
        erased.push({ table: place.table, id })
      }
    } while (rows.length === ROWS_AT_ONCE)
  }
  return erased
}

function withoutIn({ after, members = [] }: Words, words: unknown, account_id: string): unknown {
  if (typeof words !== 'string') return withoutNameIn(words, account_id, members)
  const kept = after?.exec(words)?.[0] ?? ''
  return kept + withoutName(words.slice(kept.length), account_id)
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Rows whose words hold the mark. Of documents the words alone: an account called `17` is in every time that they hold. No
 * key changes, so what refers to such a row, as work on a case does, need not wait.
 */
function readSql({ table, column, members, where = 'true' }: Words): string {
  const words =
    members === undefined
      ? column
      : `(SELECT string_agg(said #>> '{}', E'\\n') FROM unnest($3::text[]) AS member,
           jsonb_path_query(${column}, ('lax $.**."' || member || '"')::jsonpath) AS said)`
  return `SELECT id::text AS id, to_jsonb(${column}) AS words FROM ${table}
    WHERE ${where} AND id::text > $2 AND strpos(translate(${words}, '${UPPER}', '${UPPER.toLowerCase()}'), $1) > 0
    ORDER BY id::text LIMIT ${ROWS_AT_ONCE} FOR NO KEY UPDATE`
}

/**
 * The longest part of a name that is written the same in whatever case: what is lower case of letters past ASCII depends on
 * how the database was made. Empty, which is in all words, where there is none.
 */
function mark(account_id: string): string {
  const parts = account_id.match(/[ -~]+|[^ -~]+/g) ?? []
  const same = parts
    .map((part) => part.toLowerCase())
    .filter((part) => /[ -~]/.test(part) || part === part.toUpperCase())
  return same.sort((a, b) => b.length - a.length)[0] ?? ''
}

/** The tables that are looked through. */
export const TABLES_OF_WORDS: readonly string[] = [...new Set(WORDS.map(({ table }) => table))]
