import { operateGuardrails } from '#pipeline/operate/operate-guardrails.js'
import type { Route } from '../../context.js'

const QUESTION = { description: "What LiteLLM's generic guardrail sends.", content: { 'application/json': null } }

export const postLitellmGuardrail: Route = (app, { live, metrics }) => {
  const schema = { tags: ['guardrails'], summary: "LiteLLM's generic guardrail API" }
  const guardrails = operateGuardrails(live)
  app.post(
    '/beta/litellm_basic_guardrail_api',
    {
      schema,
      bodyLimit: live.settings.decisions.guardrail_body_bytes_max,
      config: { scope: 'decide', unlimited: true, reads: QUESTION },
    },
    async ({ body }) => {
      const { answer, decision, unserved } = guardrails.litellm(body)
      if (decision !== undefined) metrics.decisions.inc({ decision: decision.decision })
      for (const degradation of unserved) metrics.unserved.inc({ degradation })
      return answer
    },
  )
}
