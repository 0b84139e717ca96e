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
  return (await state.rows(row, SQL, [accounts === undefined ? null : [...accounts]])).map(standingOf)
}

/** All of them, in pieces, so that nobody waits for as long as a million take. */
export const readAllStandings = (
  state: State,
  piece: number,
  take: (standings: Standing[]) => Promise<void>,
): Promise<void> =>
  state.transaction(async (inside) => {
    await inside.run(`DECLARE standings NO SCROLL CURSOR FOR ${SQL.replaceAll('$1::text[]', 'NULL::text[]')}`)
    for (;;) {
      const rows = await inside.rows(row, `FETCH ${Math.trunc(piece)} FROM standings`)
      if (rows.length === 0) return
      await take(rows.map(standingOf))
    }
  })

function standingOf({ tier, entry_point, verified_until, ...standing }: z.infer<typeof row>): Standing {
  return {
    ...standing,
    ...(tier === null ? {} : { tier }),
    ...(entry_point === null ? {} : { entry_point }),
    ...(verified_until === null ? {} : { verified_until }),
  }
}
