import { z } from 'zod'
import { indicatorImportSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'

/** What is no indicator in it is passed over with the reason, so that the body is any JSON. */
const body = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])

export const importIndicators: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary:
      'Take in indicators of a STIX 2.1 bundle, an envelope of TAXII or a list of objects, and look back in time',
    querystring: z.object({
      source: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .regex(/^[^\0]*$/)
        .describe('from whom they came; give the same name each time: only the same source can revoke what it sent'),
    }),
    body,
    response: { 200: indicatorImportSchema },
  }
  const indicators = operateIndicators(live)
  app.post(
    '/v1/indicators',
    { schema, bodyLimit: live.settings.sharing.taxii.content_bytes_max, config: { scope: 'analyst' } },
    ({ body, query, principal }) => indicators.import({ document: body, source: query.source, by: principal.id }),
  )
}
