import { z } from 'zod'
import { legalHoldSchema } from '#contract/audit.js'
import { operateHolds } from '#pipeline/operate/operate-holds.js'
import type { Route } from '../../context.js'

export const liftHold: Route = (app, { live }) => {
  const schema = {
    tags: ['holds'],
    summary: 'End a legal hold before its time',
    params: z.object({ id: z.string() }),
    response: { 200: legalHoldSchema },
  }
  const holds = operateHolds(live)
  app.delete('/v1/holds/:id', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    holds.lift({ ...params, by: principal.id }),
  )
}
