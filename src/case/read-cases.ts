import { z } from 'zod'
import { campaignSummarySchema } from '#contract/campaign-record.js'
import { type CaseWork, caseWorkSchema } from '#contract/case-work.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const READ = readSql(import.meta.url, './read-cases.sql')

const row = campaignSummarySchema.extend({
  exchanges: z.coerce.number(),
  case_status: caseWorkSchema.shape.status,
  case_updated: z.string().nullable(),
  ...caseWorkSchema.pick({
    priority: true,
    assignee: true,
    assignee_name: true,
    version: true,
    updated_by: true,
    notes_count: true,
    tasks_open: true,
    tasks_done: true,
    appeals_open: true,
  }).shape,
})

export interface CaseFilter extends PageRequest {
  status?: readonly CaseWork['status'][] | undefined
  /** id of a principal; `none`: of those that are nobody's */
  assignee?: string | undefined
  campaign?: string | undefined
}

/** The most urgent first, of those the newest. */
export async function listCases(state: State, filter: CaseFilter): Promise<Page<CaseWork>> {
  const { campaign = null, status = null, assignee = null, after = null } = filter
  const rows = await state.rows(row, READ, [campaign, status, assignee, after, rowsFor(filter)])
  return pageOf(rows.map(caseOf), filter, ({ id }) => id)
}

/** Throws a NotFoundError where there is no such campaign. */
export async function readCaseWork(state: State, campaign: string): Promise<CaseWork> {
  const [found] = (await listCases(state, { campaign, limit: 1 })).items
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `case ${campaign}`, 'GET /v1/cases lists them.')
}

const caseOf = ({
  case_status: status,
  case_updated: updated,
  priority,
  assignee,
  assignee_name,
  version,
  updated_by,
  notes_count,
  tasks_open,
  tasks_done,
  appeals_open,
  ...campaign
}: z.infer<typeof row>): CaseWork => ({
  id: campaign.id,
  campaign,
  status,
  priority,
  assignee,
  assignee_name,
  version,
  opened: campaign.raised,
  updated,
  updated_by,
  notes_count,
  tasks_open,
  tasks_done,
  appeals_open,
})
