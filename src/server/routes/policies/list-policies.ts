import { z } from 'zod'
import { policyRecordSchema } from '#contract/policy-record.js'
import { operatePolicies } from '#pipeline/operate/operate-policies.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listPolicies: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'The newest version of each policy, by name; withdrawn ones too',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(policyRecordSchema) },
  }
  const policies = operatePolicies(live)
  app.get('/v1/policies', { schema, config: { scope: 'analyst' } }, ({ query }) => policies.list(query))
}
