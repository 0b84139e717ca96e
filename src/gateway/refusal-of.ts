import type { Decision } from '#contract/decision.js'
import type { ApiError } from './api-error.js'

const REFUSED = 'Your request was not accepted.'
const UNAVAILABLE_RETRY_S = 5

/**
 * What a caller is told in place of an answer; undefined where the request may pass. The words follow from the reason
 * code alone: whoever reads them learns a rule of the house and nothing of how it was reached.
 */
export function refusalOf(decision: Decision): ApiError | undefined {
  const { retry_after_s, challenge_url, reason_code: code } = decision
  const say = (text: string): string =>
    decision.case_id === undefined ? text : `${text} Quote ${decision.case_id} when you contact us.`
  switch (decision.decision) {
    case 'allow':
    case 'degrade':
      return undefined
    case 'throttle':
      return {
        status: 429,
        code,
        message: say('Too many requests. Please try again later.'),
        retry_after_s: retry_after_s ?? 1,
      }
    case 'challenge':
      return {
        status: 403,
        code,
        message: say(`Please verify your account${challenge_url === undefined ? '.' : ` at ${challenge_url}`}`),
      }
    case 'block':
      // Nothing is held against the caller here, so it is told to come back.
      if (code === 'unavailable') return unavailable(retry_after_s)
      return { status: 403, code, message: say(REFUSED) }
  }
}

/** For what the gateway cannot take on now. */
export const unavailable = (retry_after_s = UNAVAILABLE_RETRY_S): ApiError => ({
  status: 503,
  code: 'unavailable',
  message: 'The service is not available now. Please try again later.',
  retry_after_s,
})
