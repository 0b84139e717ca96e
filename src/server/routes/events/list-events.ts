import { z } from 'zod'
import { toldEventSchema } from '#contract/told-event.js'
import { operateTold } from '#pipeline/operate/operate-told.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listEvents: Route = (app, { live }) => {
  const schema = {
    tags: ['events'],
    summary: 'Events that were told, the newest first',
    querystring: z.object(pageQuery).extend({ after: z.coerce.number().int().min(1).optional() }),
    response: { 200: pageOf(toldEventSchema) },
  }
  const told = operateTold(live)
  app.get('/v1/events', { schema, config: { scope: 'analyst' } }, ({ query: { after, limit } }) =>
    told.listEvents({ after: after?.toString(), limit }),
  )
}
