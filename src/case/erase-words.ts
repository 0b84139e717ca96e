import { z } from 'zod'
import type { State } from '#store/state/state.js'

const WORDS = [
  { name: 'case_notes', column: 'words' },
  { name: 'case_tasks', column: 'title' },
  // Not the policy itself: what it says of accounts is a rule, which is attested where it counts.
  { name: 'policy_proposals', column: 'reason' },
  { name: 'policy_proposals', column: 'decision' },
] as const
const ERASED = '[erased]'

const row = z.object({ id: z.string(), words: z.string() })

/** Takes the name of an account out of what people wrote about cases and proposals. Gives the rows by table. `inside` a transaction. */
export async function eraseWords(inside: State, account_id: string): Promise<Record<string, number>> {
  const erased: Record<string, number> = {}
  for (const { name, column } of WORDS) {
    erased[name] ??= 0
    const sql = `SELECT id, ${column} AS words FROM ${name} WHERE strpos(${column}, $1) > 0`
    for (const { id, words } of await inside.rows(row, sql, [account_id])) {
      const rest = withoutName(words, account_id)
      if (rest === words) continue
      erased[name] += await inside.run(`UPDATE ${name} SET ${column} = $2 WHERE id = $1`, [id, rest])
    }
  }
  return erased
}

/** As a whole word: an account called `a` is not in every word with that letter. */
function withoutName(words: string, account_id: string): string {
  const name = account_id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return words.replace(new RegExp(`(?<![\\p{L}\\p{N}_-])${name}(?![\\p{L}\\p{N}_-])`, 'gu'), () => ERASED)
}
