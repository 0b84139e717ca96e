import { operateGuardrails } from '#pipeline/operate/operate-guardrails.js'
import type { Route } from '../../context.js'

const QUESTION = { description: "What Portkey's webhook sends.", content: { 'application/json': null } }

export const postPortkeyGuardrail: Route = (app, { live, metrics }) => {
  const schema = { tags: ['guardrails'], summary: "Portkey's webhook guardrail" }
  const guardrails = operateGuardrails(live)
  app.post(
    '/v1/guardrails/portkey',
    {
      schema,
      bodyLimit: live.settings.decisions.guardrail_body_bytes_max,
      config: { scope: 'decide', unlimited: true, reads: QUESTION },
    },
    async ({ body }) => {
      const { answer, decision, unserved } = guardrails.portkey(body)
      if (decision !== undefined) metrics.decisions.inc({ decision: decision.decision })
      for (const degradation of unserved) metrics.unserved.inc({ degradation })
      return answer
    },
  )
}
