import type { DecisionRequest } from '#contract/decision.js'
import { isObject, type JsonObject } from './json-object.js'

type Facts = Pick<DecisionRequest, 'model' | 'stream' | 'reasoning'>

/** What a decision may turn on in the body of a request, whichever of the recorded interfaces it is written for. */
export function requestFacts(body: JsonObject): Facts {
  const facts: Facts = { stream: body.stream === true }
  if (typeof body.model === 'string') facts.model = body.model.slice(0, 256)
  const reasoning = asksReasoning(body)
  if (reasoning !== undefined) facts.reasoning = reasoning
  return facts
}

/** Unknown where the request does not say: many models then reason by themselves. */
function asksReasoning({ reasoning, reasoning_effort, thinking, include_reasoning }: JsonObject): boolean | undefined {
  if (isObject(thinking)) return thinking.type !== 'disabled'
  if (isObject(reasoning))
    return reasoning.effort !== 'none' && reasoning.exclude !== true && reasoning.enabled !== false
  if (typeof reasoning_effort === 'string') return reasoning_effort !== 'none'
  return typeof include_reasoning === 'boolean' ? include_reasoning : undefined
}
