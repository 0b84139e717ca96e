import { z } from 'zod'
import { servedCanarySchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

const SERVED_MAX = 10_000
const BODY_BYTES_MAX = 16 * 2 ** 20

export const postServed: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'What a gateway served to whom, as sums',
    body: z.object({ served: z.array(servedCanarySchema).max(SERVED_MAX) }),
    response: {
      202: z.object({
        taken: z.number().int().describe('sums in the ledger; those of one kind count as one'),
        refused: z.number().int().describe('no slot, variant or key of here, of an erased account, or no room'),
      }),
    },
  }
  const canaries = operateCanaries(live)
  app.post(
    '/v1/canaries/served',
    { schema, bodyLimit: BODY_BYTES_MAX, config: { scope: 'follow', unlimited: true } },
    async ({ body }, reply) => reply.code(202).send(await canaries.keepServed(body.served)),
  )
}
