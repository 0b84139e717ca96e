import { z } from 'zod'
import { type AskedAbout, asRequest, readTolerantly, tolerantObject, tolerantText } from './asked-about.js'

/** The body of Portkey's webhook guardrail, as far as it matters here. */
export const portkeyWebhookSchema = z.object({
  eventType: z.enum(['beforeRequestHook', 'afterRequestHook']).catch('beforeRequestHook'),
  request: tolerantObject({
    json: z.record(z.string(), z.unknown()).catch({}),
    isStreamingRequest: z.boolean().optional().catch(undefined),
  }),
  response: tolerantObject({ json: z.record(z.string(), z.unknown()).optional().catch(undefined) }),
  metadata: z.record(z.string(), z.unknown()).catch({}),
})

export interface PortkeyAsked extends AskedAbout {
  /** the bodies that may be given back changed; the second only where the phase is «after» and nothing is streamed */
  request_json: Record<string, unknown>
  response_json: Record<string, unknown> | undefined
}

/** `account_keys`: the first key of the metadata that is there names the account. Portkey's own is `_user`. */
export function readPortkeyWebhook(
  body: unknown,
  account_keys: readonly string[] = ['account_id', '_user', 'user'],
): PortkeyAsked {
  const { eventType, request, response, metadata } = readTolerantly(portkeyWebhookSchema, body, 'Portkey webhook')
  const named = account_keys.map((key) => tolerantText().parse(metadata[key])).find((id) => id !== undefined)
  const { json } = request
  return {
    phase: eventType === 'afterRequestHook' ? 'after' : 'before',
    request: asRequest({
      account_id: named,
      key_id: tolerantText().parse(metadata.key_id),
      model: tolerantText(256).parse(json.model),
      capability: tolerantText(64).parse(metadata.capability),
      stream: request.isStreamingRequest,
    }),
    request_json: json,
    response_json: response.json,
  }
}
