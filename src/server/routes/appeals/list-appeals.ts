import { z } from 'zod'
import { APPEAL_STATES, appealRecordSchema } from '#contract/appeal.js'
import { operateAppeals } from '#pipeline/operate/operate-appeals.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({ ...pageQuery, state: z.enum(APPEAL_STATES).optional(), account_id: z.string().optional() })

export const listAppeals: Route = (app, { live }) => {
  const schema = {
    tags: ['appeals'],
    summary: 'Appeals, by id',
    querystring: query,
    response: { 200: pageOf(appealRecordSchema) },
  }
  const appeals = operateAppeals(live)
  app.get('/v1/appeals', { schema, config: { scope: 'analyst' } }, ({ query }) => appeals.list(query))
}
