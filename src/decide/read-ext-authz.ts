import type { DecisionRequest } from '#contract/decision.js'
import { asRequest, tolerantText } from './asked-about.js'

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** Where the facts stand in the headers that a proxy hands on, all in lower case. */
export interface ExtAuthzHeaders {
  /** set by the proxy after it knew the caller, and taken out of what callers send. Default x-account-id */
  account: string
  /** the key's id or hash, likewise. Default x-key-id */
  key: string
  /** the first that is there. Default x-ai-eg-model (Envoy AI Gateway), x-model */
  model: readonly string[]
  /** Default x-capability */
  capability: string
}

export const EXT_AUTHZ_HEADERS: ExtAuthzHeaders = {
  account: 'x-account-id',
  key: 'x-key-id',
  model: ['x-ai-eg-model', 'x-model'],
  capability: 'x-capability',
}

/**
 * The question of a proxy that replays a request's headers (Envoy ext_authz in HTTP mode, nginx auth_request). The body
 * is not there, so the model is known only where a header tells it. `keyOf` makes an id of the Authorization header,
 * such as its hash, where no header names the key; the header itself goes no further.
 */
export function readExtAuthz(
  headers: Headers,
  names: ExtAuthzHeaders = EXT_AUTHZ_HEADERS,
  keyOf?: (authorization: string) => string | undefined,
): DecisionRequest {
  const read = (name: string, length_max?: number) => tolerantText(length_max).parse([headers[name]].flat()[0])
  const authorization = read('authorization', 8192)
  return asRequest({
    account_id: read(names.account),
    key_id: read(names.key) ?? (authorization === undefined ? undefined : keyOf?.(authorization)),
    model: names.model.map((name) => read(name, 256)).find((model) => model !== undefined),
    capability: read(names.capability, 64),
  })
}
