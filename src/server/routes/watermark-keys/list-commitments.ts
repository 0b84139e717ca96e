import { z } from 'zod'
import { keyCommitmentSchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'

export const listCommitments: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'Commitments to all keys, to be published: they tell nothing, and prove later that a key is older',
    response: { 200: z.object({ commitments: z.array(keyCommitmentSchema) }) },
  }
  const keys = operateWatermarkKeys(live)
  app.get('/v1/watermark-keys/commitments', { schema, config: { scope: 'analyst' } }, async () => ({
    commitments: await keys.commitments(),
  }))
}
