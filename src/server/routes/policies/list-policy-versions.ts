import { z } from 'zod'
import { policyRecordSchema } from '#contract/policy-record.js'
import { operatePolicies } from '#pipeline/operate/operate-policies.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listPolicyVersions: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'The versions of a policy, newest first',
    params: z.object({ name: z.string() }),
    querystring: z.object(pageQuery).extend({ after: z.coerce.number().int().min(1).optional() }),
    response: { 200: pageOf(policyRecordSchema) },
  }
  const policies = operatePolicies(live)
  app.get('/v1/policies/:name', { schema, config: { scope: 'analyst' } }, async ({ params, query }) => {
    // A name that was never used is an error and not an empty list.
    await policies.read(params.name)
    return policies.versions({ ...params, ...query, after: query.after?.toString() })
  })
}
