import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

const TOKENS = readSql(import.meta.url, './match-tokens.sql')
const SKETCHES = readSql(import.meta.url, './match-sketches.sql')

const count = z.coerce.number()
const matchRow = z.object({
  indicator: z.string(),
  community_of: z.string(),
  epoch_of: z.string(),
  kind_of: z.string(),
  accounts: count,
  exchanges_seen: count,
  first_seen: z.string(),
  last_seen: z.string(),
})
/** An indicator that own accounts show. */
export type MatchedIndicator = z.infer<typeof matchRow>

export interface MatchOptions {
  /** of the indicators that are looked for: `fillIndicators` */
  generation: number
  /** only those whose values came since; absent: back in time, over all that is stored */
  since_ms?: number | undefined
  /** share of equal values from which two sketches are of one text */
  similarity_min: number
}

const VALUES = 128

/** Which indicators match, by a join in the engine; accounts and exchanges are all that are stored, however it was asked. */
export async function matchReceived(
  engine: Engine,
  { generation, since_ms, similarity_min }: MatchOptions,
): Promise<MatchedIndicator[]> {
  const params = { generation, touched: since_ms !== undefined, since_ms: since_ms ?? 0 }
  const equal_min = Math.ceil(similarity_min * VALUES)
  return [
    ...(await engine.rows(matchRow, TOKENS, params)),
    ...(await engine.rows(matchRow, SKETCHES, { ...params, equal_min })),
  ]
}
