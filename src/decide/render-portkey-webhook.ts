import { isDeepStrictEqual } from 'node:util'
import type { Decision, Degradation } from '#contract/decision.js'
import { explainRefusal, isRefused } from './explain-refusal.js'
import type { PortkeyAsked } from './read-portkey-webhook.js'
import { stripReasoning, turnReasoningOff } from './withhold-reasoning.js'

export interface PortkeyAnswer {
  body: {
    verdict: boolean
    data: { reason_code: Decision['reason_code']; explanation?: string; retry_after_s?: number; case_id?: string }
    transformedData?: { request: { json: object } } | { response: { json: object } }
  }
  /** degradations that this way cannot bring about; who asked counts them */
  unserved: readonly Degradation[]
}

/**
 * A decision as Portkey's webhook guardrail understands it; `data` may reach the caller. It denies only where the
 * guardrail is set to (`deny: true`), and passes when we are not reached.
 *
 * Reasoning is withheld before the request by turning it off, with `off_fields` for servers that want a field of their
 * own, and after it by taking it out of the answer. A streamed answer does not come by here, so for a model that shows
 * reasoning unasked the stream keeps it: where there was nothing to turn off it is counted as unserved. The request counts when asked «before»; to answer «after», decide by
 * `findDegradations`, which counts nothing.
 */
export function renderPortkeyWebhook(
  decision: Decision,
  asked: PortkeyAsked,
  off_fields: Readonly<Record<string, unknown>> = {},
): PortkeyAnswer {
  const { reason_code, retry_after_s, case_id, degrade = [] } = decision
  if (isRefused(decision)) {
    const data = {
      reason_code,
      explanation: explainRefusal(decision),
      ...(retry_after_s === undefined ? {} : { retry_after_s }),
      ...(case_id === undefined ? {} : { case_id }),
    }
    return { body: { verdict: false, data }, unserved: [] }
  }
  const passed = { verdict: true, data: { reason_code: 'ok' as const } }
  const transformedData = degrade.includes('withhold_reasoning') ? withheld(asked, off_fields) : undefined
  const served = transformedData !== undefined || comesByAgain(asked)
  return {
    body: transformedData === undefined ? passed : { ...passed, transformedData },
    unserved: degrade.filter((name) => name !== 'withhold_reasoning' || !served),
  }
}

/** What is given back changed; undefined where nothing is. */
function withheld({ phase, request_json, response_json }: PortkeyAsked, off_fields: Readonly<Record<string, unknown>>) {
  if (phase === 'after') return response_json && { response: { json: stripReasoning(response_json) } }
  const json = turnReasoningOff(request_json, off_fields)
  return isDeepStrictEqual(json, request_json) ? undefined : { request: { json } }
}

/** A whole answer is looked at after the request. The Responses interface tells reasoning only to who asks for it. */
const comesByAgain = ({ phase, request, request_json }: PortkeyAsked): boolean =>
  phase === 'before' && (request.stream === false || 'input' in request_json)
