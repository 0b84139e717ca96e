import { z } from 'zod'
import { indicatorValueSchema } from '#contract/indicator.js'
import { receivedIndicatorSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const KINDS = indicatorValueSchema.options.map((option) => option.shape.kind.value)

export const listIndicators: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'Indicators of others, by id: what they are worth now, and where they matched',
    querystring: z.object({
      ...pageQuery,
      kind: z.enum(KINDS as [string, ...string[]]).optional(),
      sighted: z.stringbool().optional().describe('only those that matched accounts here, or only the others'),
    }),
    response: { 200: pageOf(receivedIndicatorSchema) },
  }
  const indicators = operateIndicators(live)
  app.get('/v1/indicators', { schema, config: { scope: 'analyst' } }, ({ query }) => indicators.list(query))
}
