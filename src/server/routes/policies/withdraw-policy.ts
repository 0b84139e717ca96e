import { z } from 'zod'
import { policyRecordSchema } from '#contract/policy-record.js'
import { operatePolicies } from '#pipeline/operate/operate-policies.js'
import type { Route } from '../../context.js'

export const withdrawPolicy: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'End a policy: no version of it counts until a new one is put',
    params: z.object({ name: z.string() }),
    querystring: z.object({ expected_version: z.coerce.number().int().min(0).optional() }),
    response: { 200: policyRecordSchema },
  }
  const policies = operatePolicies(live)
  app.delete('/v1/policies/:name', { schema, config: { scope: 'admin' } }, ({ params, query, principal }) =>
    policies.withdraw({ ...params, expected_version: query.expected_version, by: principal.id }),
  )
}
