import type { Decision, Degradation } from '#contract/decision.js'
import { explainRefusal, isRefused } from './explain-refusal.js'

export interface LitellmAnswer {
  body: { action: 'NONE' | 'BLOCKED'; blocked_reason?: string }
  /** degradations that this way cannot bring about; who asked counts them */
  unserved: readonly Degradation[]
}

/**
 * A decision as LiteLLM's generic guardrail understands it. It can block, not throttle: the seconds to wait stand in
 * the reason. It can replace texts, images and tools only, so withholding reasoning is not possible: `when_unserved`
 * says whether such a request passes whole (default) or is blocked. Ask for the phase «before» alone, and answer `NONE`
 * to the other (`renderLitellmGuardrail(undefined)`): a second decision would count the request twice.
 */
export function renderLitellmGuardrail(
  decision: Decision | undefined,
  when_unserved: 'allow' | 'block' = 'allow',
): LitellmAnswer {
  if (decision === undefined) return { body: { action: 'NONE' }, unserved: [] }
  const unserved = decision.degrade ?? []
  if (isRefused(decision) || (unserved.length > 0 && when_unserved === 'block'))
    return { body: { action: 'BLOCKED', blocked_reason: explainRefusal(decision) }, unserved: [] }
  return { body: { action: 'NONE' }, unserved }
}
