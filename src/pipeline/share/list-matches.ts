import { z } from 'zod'
import type { Indicator } from '#contract/indicator.js'
import type { IndicatorMatch } from '#contract/received-indicator.js'
import type { IndicatorSettings } from '#contract/sharing-settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

const SQL = readSql(import.meta.url, './list-matches.sql')
const VALUES = 128

const row = z.object({ account_id: z.string(), exchanges: z.coerce.number(), first: z.string(), last: z.string() })

/** Own accounts that show what an indicator names, as it is looked for now. None of a muted one. */
export async function listMatches(
  engine: Engine,
  { id, value }: Indicator,
  { matches_max, similarity_min }: IndicatorSettings,
): Promise<IndicatorMatch[]> {
  const signature = value.kind === 'minhash' ? value.signature : []
  const equal_min = Math.ceil(similarity_min * VALUES)
  const rows = await engine.rows(row, SQL, { indicator: id, signature, equal_min, matches_max })
  return rows.map(({ account_id, exchanges, first, last }) => ({
    ...{ account_id, exchanges, first_seen: first, last_seen: last },
  }))
}
