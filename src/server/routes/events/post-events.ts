import { z } from 'zod'
import { eventSchema } from '#contract/told.js'
import { operateTold } from '#pipeline/operate/operate-told.js'
import type { Route } from '../../context.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const EVENTS = {
  description: 'Events, one a line or in an array; other fields than these are refused.',
  content: { 'application/json': z.array(eventSchema.strict()), 'application/x-ndjson': null },
}

export const postEvents: Route = (app, { live }) => {
  takeBodies(app)
  const schema = {
    tags: ['events'],
    summary: 'What happened outside: models released, accounts banned, policies and prices changed',
    description: 'Body: NDJSON or a JSON array, all or none.',
    response: { 200: z.object({ events: z.number().int() }) },
  }
  const told = operateTold(live)
  app.post('/v1/events', { schema, config: { scope: 'ingest', reads: EVENTS } }, async (request) => ({
    events: await told.keepEvents({ body: bodyOf(request), headers: request.headers }, request.principal.id),
  }))
}
