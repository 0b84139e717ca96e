import { z } from 'zod'
import { type KeptDecision, keptDecisionSchema } from '#contract/case.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

const READ_DECISIONS = readSql(import.meta.url, './read-decisions.sql')

const row = keptDecisionSchema
  .omit({ at: true, within_rate: true })
  .extend({ at_ms: z.coerce.number(), asked_rate: z.boolean().nullable() })

export interface DecisionFilter extends PageRequest {
  account_id?: string | undefined
  campaign?: string | undefined
  policy?: string | undefined
  case_id?: string | undefined
}

/** Decisions that a policy or an action made, the newest first. They are recorded with a delay of a second or so. */
export async function readDecisions(
  { link: { engine } }: Pick<Live, 'link'>,
  { account_id = '', campaign = '', policy = '', case_id = '', ...request }: DecisionFilter,
): Promise<Page<KeptDecision>> {
  const filter = { account_id, campaign, policy, case_id }
  const params = { ...filter, rows: rowsFor(request), ...readMomentPlace(request.after) }
  const rows = await engine.rows(row, READ_DECISIONS, params)
  const records = rows.map(({ at_ms, asked_rate, ...record }) => ({
    ...record,
    ...(asked_rate === null ? {} : { within_rate: asked_rate }),
    at: new Date(at_ms).toISOString(),
  }))
  return pageOf(records, request, ({ at, id }) => momentPlace(Date.parse(at), id))
}
