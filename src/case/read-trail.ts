import { z } from 'zod'
import { caseTrailItemSchema } from '#contract/case-work.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { readCaseWork } from './read-cases.js'

const READ = readSql(import.meta.url, './read-trail.sql')
const TEXT_CHARACTERS = 2000

const row = caseTrailItemSchema.extend({ key: z.string() })
export type TrailRow = z.infer<typeof row>

/** Place of the last one of the page before. */
export interface TrailPlace {
  at_ms: number
  key: string
}

/** All that happened in a case, newest first. Throws a NotFoundError where there is no such campaign. */
export async function readTrail(
  state: State,
  { campaign, after, rows }: { campaign: string; after: TrailPlace | undefined; rows: number },
): Promise<TrailRow[]> {
  await readCaseWork(state, campaign)
  const place = after === undefined ? [null, null] : [new Date(after.at_ms).toISOString(), after.key]
  return state.rows(row, READ, [campaign, ...place, rows, TEXT_CHARACTERS])
}
