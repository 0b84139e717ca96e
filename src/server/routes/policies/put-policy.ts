import { z } from 'zod'
import { policySchema } from '#contract/policy.js'
import { putPolicySchema } from '#contract/policy-record.js'
import { operatePolicies } from '#pipeline/operate/operate-policies.js'
import type { Route } from '../../context.js'
import { takeYaml } from '../../take-yaml.js'

const POLICY = {
  description: 'The policy, as YAML or JSON.',
  content: { 'application/yaml': policySchema, 'application/json': policySchema },
}

export const putPolicy: Route = (app, { live }) => {
  takeYaml(app)
  const schema = {
    tags: ['policies'],
    summary: 'Keep a policy: a new version, which counts at once',
    description: 'Body: the policy as YAML (application/yaml) or JSON. The newest version sent again changes nothing.',
    params: z.object({ name: z.string() }),
    querystring: z.object({
      expected_version: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('that it was made from, 0 for none: where another is the newest, nothing is done (409)'),
      confirm: z
        .enum(['everyone'])
        .optional()
        .describe('it is meant that a rule is enforced on who is in no campaign; else that is refused (409)'),
    }),
    response: { 200: putPolicySchema },
  }
  const policies = operatePolicies(live)
  app.put(
    '/v1/policies/:name',
    { schema, config: { scope: 'admin', reads: POLICY } },
    ({ params, query, body, principal }) =>
      policies.put(
        { ...params, expected_version: query.expected_version, confirm: query.confirm, by: principal.id },
        body,
      ),
  )
}
