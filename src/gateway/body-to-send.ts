import type { IncomingHttpHeaders } from 'node:http'
import type { Api } from './api-of.js'
import type { Asked, GatewayContext } from './serve-exchange.js'
import { askForUsage } from './usage/ask-for-usage.js'
import { stripOptOut } from './watermark/strip-opt-out.js'

/** Interfaces whose streams tell the usage only where it is asked for. */
const ASKABLE: ReadonlySet<Api> = new Set<Api>(['chat', 'completions'])

export interface BodyToSend {
  /** undefined where the body is not held */
  body: Buffer | undefined
  /** it stands in memory beside the one that came, and without its encoding */
  is_new: boolean
  /** what binds the body to its bytes no longer holds */
  breaks_seals: boolean
  /** the gateway asks for the usage of the stream, so the caller is not to see it */
  asks_usage: boolean
}

/** The body as it goes to the model server: without an opt-out of watermarks, and asking for usage where that is set. */
export function bodyToSend(
  { answers, watermark }: Pick<GatewayContext, 'answers' | 'watermark'>,
  { api, json, plain, body }: Pick<Asked, 'api' | 'json' | 'plain' | 'body'>,
  headers: IncomingHttpHeaders,
): BodyToSend {
  if (json === undefined || plain === undefined) return { body, is_new: false, breaks_seals: false, asks_usage: false }
  const stripped = watermark.strip_opt_out ? stripOptOut(json) : undefined
  const [text, value] = [stripped?.body ?? plain, stripped?.json ?? json]
  const asking = ASKABLE.has(api) && answers.ask_usage ? askForUsage(text, value, headers) : undefined
  const changed = asking ?? stripped?.body
  return {
    body: changed ?? body,
    is_new: changed !== undefined,
    breaks_seals: stripped !== undefined,
    asks_usage: asking !== undefined,
  }
}
