import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Decision, Degradation } from '#contract/decision.js'
import { EXT_AUTHZ_HEADERS, readExtAuthz } from '#decide/read-ext-authz.js'
import { readLitellmGuardrail } from '#decide/read-litellm-guardrail.js'
import { readPortkeyWebhook } from '#decide/read-portkey-webhook.js'
import { type ExtAuthzAnswer, renderExtAuthz } from '#decide/render-ext-authz.js'
import { type LitellmAnswer, renderLitellmGuardrail } from '#decide/render-litellm-guardrail.js'
import { type PortkeyAnswer, renderPortkeyWebhook } from '#decide/render-portkey-webhook.js'
import type { Live } from '../live/start-live.js'

/** What a program is answered; `decision` is absent where nothing was decided. */
interface Answered<Answer> {
  answer: Answer
  decision: Decision | undefined
  unserved: readonly Degradation[]
}

/** Other programs' ways to ask for decisions, over the one core. All throw an InputError for a body that is none. */
export const operateGuardrails = ({ decisions, settings }: Pick<Live, 'decisions' | 'settings'>) => ({
  /** LiteLLM asks before the request and after it; a second decision would count it twice. */
  litellm: (body: unknown): Answered<LitellmAnswer['body']> => {
    const { phase, request } = readLitellmGuardrail(body)
    const decision = phase === 'before' ? decisions.decide(request) : undefined
    const { body: answer, unserved } = renderLitellmGuardrail(decision, settings.decisions.guardrail_unserved)
    return { answer, decision, unserved }
  },
  portkey: (body: unknown): Answered<PortkeyAnswer['body']> => {
    const asked = readPortkeyWebhook(body)
    const before = asked.phase === 'before'
    const decision = before ? decisions.decide(asked.request) : decisions.degradationsFor(asked.request)
    const { body: answer, unserved } = renderPortkeyWebhook(decision, asked)
    return { answer, decision: before ? decision : undefined, unserved }
  },
  /** `headers` are the caller's, as the proxy hands them on, beside our key in `x-stillwatch-key`. */
  extAuthz: (headers: IncomingHttpHeaders): Answered<ExtAuthzAnswer> => {
    const { 'x-stillwatch-key': own, ...theirs } = headers
    const api_key = own === undefined ? undefined : theirs['x-api-key']
    const authorization = theirs.authorization ?? (typeof api_key === 'string' ? api_key : undefined)
    const request = readExtAuthz({ ...withoutRepeats(theirs), authorization }, EXT_AUTHZ_HEADERS, keyIdOf)
    const decision = decisions.decide(request)
    const { ext_authz_forbidden_only: forbidden_only } = settings.decisions
    return { answer: renderExtAuthz(decision, { forbidden_only }), decision, unserved: [] }
  },
})

/**
 * Without headers of identity that came several times, which Node joins to `a, b`: a caller who adds one of its own to the
 * proxy's would be an account that nobody has. The key then tells whose the request is.
 */
function withoutRepeats(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { account, key } = EXT_AUTHZ_HEADERS
  const repeated = [account, key].filter((name) => headers[name]?.includes(','))
  return repeated.length === 0
    ? headers
    : { ...headers, ...Object.fromEntries(repeated.map((name) => [name, undefined])) }
}

/** As LiteLLM names its keys in logs: SHA-256, hexadecimal. The key itself goes no further. */
const keyIdOf = (authorization: string): string =>
  createHash('sha256')
    .update(authorization.replace(/^bearer +/i, ''))
    .digest('hex')
