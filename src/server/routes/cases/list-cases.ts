import { z } from 'zod'
import { CASE_STATUSES, caseWorkSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  status: z
    .union([z.enum(CASE_STATUSES), z.array(z.enum(CASE_STATUSES))])
    .optional()
    .describe('may be repeated'),
  assignee: z.string().max(600).optional().describe('id of a principal; `none`: of those that are nobody’s'),
  campaign: z.string().max(64).optional(),
})

export const listCases: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'The work on campaigns: the most urgent first, of those the newest',
    querystring: query,
    response: { 200: pageOf(caseWorkSchema) },
  }
  const cases = operateCases(live)
  app.get('/v1/cases', { schema, config: { scope: 'analyst' } }, ({ query: { status, ...filter } }) =>
    cases.list({ ...filter, status: status === undefined ? undefined : [status].flat() }),
  )
}
