import { z } from 'zod'
import { clearanceSchema, membershipSchema, type Standing } from '#contract/standing.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const SQL = readSql(import.meta.url, './read-standings.sql')

const row = z.object({
  account_id: z.string(),
  tier: z.string().nullable(),
  entry_point: z.string().nullable(),
  memberships: z.array(membershipSchema),
  clearances: z.array(clearanceSchema),
  verified_until: z.string().nullable(),
})

/** The standings of all accounts of which something is known, or of those that are named. */
export async function readStandings(state: State, accounts?: readonly string[]): Promise<Standing[]> {
  const rows = await state.rows(row, SQL, [accounts === undefined ? null : [...accounts]])
  return rows.map(({ tier, entry_point, verified_until, ...standing }) => ({
    ...standing,
    ...(tier === null ? {} : { tier }),
    ...(entry_point === null ? {} : { entry_point }),
    ...(verified_until === null ? {} : { verified_until }),
  }))
}
