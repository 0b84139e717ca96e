import { z } from 'zod'
import { TRAFFIC_STEPS, trafficSchema } from '#contract/traffic.js'
import type { Route } from '../../context.js'
import { spanQuery } from '../../span-query.js'

const query = spanQuery.extend({ step: z.enum(TRAFFIC_STEPS).default('day') })

export const getTraffic: Route = (app, { live }) => {
  const schema = {
    tags: ['overview'],
    summary: 'Exchanges and decisions by hour or day, with what was released, banned and put in force',
    querystring: query,
    response: { 200: trafficSchema },
  }
  app.get('/v1/traffic', { schema, config: { scope: 'analyst' } }, (request) => live.figures.traffic(request.query))
}
