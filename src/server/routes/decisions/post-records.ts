import { z } from 'zod'
import { decisionRecordSchema } from '#contract/decision.js'
import type { Route } from '../../context.js'

/** A batch of a gateway has a thousand records of half a kilobyte. */
const RECORDS_MAX = 10_000
const BODY_BYTES_MAX = 16 * 2 ** 20

export const postRecords: Route = (app, { live }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Records of decisions that were made elsewhere, from the snapshot',
    body: z.object({ records: z.array(decisionRecordSchema).max(RECORDS_MAX) }),
    response: { 202: z.object({ taken: z.number().int() }) },
  }
  app.post(
    '/v1/decisions/records',
    { schema, bodyLimit: BODY_BYTES_MAX, config: { scope: 'decide', unlimited: true } },
    async ({ body: { records } }, reply) => {
      live.decisions.record(records)
      return reply.code(202).send({ taken: records.length })
    },
  )
}
