import { z } from 'zod'
import { decisionRecordSchema } from '#contract/decision.js'
import { takeRecords } from '#pipeline/operate/take-records.js'
import type { Route } from '../../context.js'

/** A batch of a gateway has a thousand records of half a kilobyte. */
const RECORDS_MAX = 10_000
const BODY_BYTES_MAX = 16 * 2 ** 20

const takenSchema = z.object({
  taken: z.number().int(),
  refused: z.number().int().describe('they name a policy, a version or an action that was never here'),
  refusals: z.array(z.object({ number: z.number().int(), reason: z.string() })).describe('the first ones, from 1'),
})

export const postRecords: Route = (app, { live }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Records of decisions that were made elsewhere, from the snapshot; kept with who told of them',
    body: z.object({ records: z.array(decisionRecordSchema).max(RECORDS_MAX) }),
    response: { 202: takenSchema },
  }
  const take = takeRecords(live)
  app.post(
    '/v1/decisions/records',
    { schema, bodyLimit: BODY_BYTES_MAX, config: { scope: 'follow', unlimited: true } },
    async ({ body: { records }, principal }, reply) => reply.code(202).send(await take(records, principal.id)),
  )
}
