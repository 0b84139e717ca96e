import type { IncomingMessage } from 'node:http'
import type { ServedMarks } from '#contract/canary.js'
import { clientAddress } from '../client-address.js'
import type { Forwarded } from '../forward-request.js'
import type { Asked, GatewayContext } from '../serve-exchange.js'
import { boundBody } from './bound-body.js'
import { exchangeLine } from './exchange-line.js'

/** Hands an exchange of one of the recorded interfaces to the sink; what is lost of it is counted. */
export function recordExchange(
  gateway: GatewayContext,
  asked: Asked,
  request: IncomingMessage,
  forwarded: Pick<Forwarded, 'status' | 'answer'>,
  served: ServedMarks | undefined,
): void {
  if (asked.api === 'other' || asked.json === undefined) return
  const bounded = boundBody(asked.json, asked.text, asked.plain?.length ?? 0, gateway.limits.record_bytes_max)
  if (bounded.cut) gateway.metrics.unrecorded.inc({ reason: 'request_cut' })
  if (forwarded.answer.cut) gateway.metrics.unrecorded.inc({ reason: 'answer_cut' })
  gateway.sink.record(
    exchangeLine({
      at_ms: asked.at_ms,
      caller: asked.caller,
      client_ip: clientAddress(request, gateway.client_ip_header),
      user_agent: (request.headers['user-agent'] ?? '').slice(0, 512),
      status: forwarded.status,
      served,
      request: bounded.json,
      answer: forwarded.answer,
    }),
  )
}
