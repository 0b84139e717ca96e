import type { IncomingMessage } from 'node:http'
import type { Decision } from '#contract/decision.js'
import type { GatewayAnswersSettings } from '#contract/gateway-settings.js'
import { apiOf, plainPath } from './api-of.js'
import { hasBody } from './has-body.js'

/** What answers without a text of a model, or with one of fixed words; uploads are among them. */
const TEXTLESS =
  /\/(embeddings?|moderations|rerank|score|classify|pooling|count_tokens|tokenize|detokenize)$|\/(images|audio)\/|\/(files|uploads)(\/[^/]+\/parts)?$/
/** llama.cpp answers it in a form of its own; below a version it is that of OpenAI. */
const NATIVE = '/completions'

/**
 * Whether a post asks for what may be a model's text by an interface that is not read here, such as `/generate`: what a
 * decision degrades, such an answer may show. Model servers parse bodies whatever type the caller says they have, so nothing
 * is told by that.
 * @param path_prefix that the upstream has before the path of the caller
 */
export function isUnreadPost({ method, url = '', headers }: IncomingMessage, path_prefix = ''): boolean {
  if (method !== 'POST' || !hasBody(headers)) return false
  if (plainPath(path_prefix + url) === NATIVE) return true
  return apiOf(url) === 'other' && !TEXTLESS.test(plainPath(url))
}

/** The decision as it is for a request of that kind: with `refuse`, nobody gets whole by it what is degraded elsewhere. */
export function decisionFor(
  decision: Decision,
  is_unread_post: boolean,
  { other_posts }: Pick<GatewayAnswersSettings, 'other_posts'>,
): Decision {
  const is_degraded = (decision.degrade ?? []).length > 0
  return is_unread_post && is_degraded && other_posts === 'refuse' ? { ...decision, decision: 'block' } : decision
}
