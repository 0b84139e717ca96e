import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Decision } from '#contract/decision.js'
import type { GatewayAnswersSettings, GatewayLimits } from '#contract/gateway-settings.js'
import type { Caller, CallerOf } from './account/caller-of.js'
import { requestHeaders } from './answer/pass-headers.js'
import { sendError, sendErrorEarly } from './answer/send-error.js'
import { type ErrorForm, errorFormOf } from './api-error.js'
import { type Api, apiOf } from './api-of.js'
import { clientAddress } from './client-address.js'
import type { DecisionSource } from './decision-source.js'
import type { ExchangeSink } from './exchange-sink.js'
import { type Forwarded, forwardRequest } from './forward-request.js'
import type { GatewayMetrics } from './gateway-metrics.js'
import { type JsonObject, parseObject } from './json-object.js'
import type { Log } from './log.js'
import { decodeRequest, type HeldBytes, readRequest } from './read-request.js'
import { boundBody } from './record/bound-body.js'
import { exchangeLine } from './record/exchange-line.js'
import { refusalOf, unavailable } from './refusal-of.js'
import { REQUEST_ERRORS } from './request-errors.js'
import { requestFacts } from './request-facts.js'
import { codeOf } from './upstream-error.js'
import { askForUsage } from './usage/ask-for-usage.js'

/** What all requests of a gateway share. */
export interface GatewayContext {
  upstream: Dispatcher
  /** path of the upstream's URL, without a slash at its end */
  path_prefix: string
  decisions: DecisionSource
  fail: 'open' | 'closed'
  sink: ExchangeSink
  callerOf: CallerOf
  client_ip_header: string | undefined
  limits: GatewayLimits
  answers: GatewayAnswersSettings
  metrics: GatewayMetrics
  log: Log
  held: HeldBytes
  in_flight: number
}

/** One request on its way: what is known of it. */
interface Asked {
  at_ms: number
  api: Api
  form: ErrorForm
  caller: Caller
  /** undefined where the body is not held: it streams through */
  body: Buffer | undefined
  /** the text of the body, and what it says where that is a JSON object */
  text: string
  json: JsonObject | undefined
  /** bytes of the text: the body without its Content-Encoding */
  plain: Buffer | undefined
}

/** Serves one request: reads, decides, sends on, records. Never throws: whatever fails is answered and counted. */
export async function serveExchange(gateway: GatewayContext, request: IncomingMessage, response: ServerResponse) {
  const { limits, metrics, held } = gateway
  const at_ms = Date.now()
  const started_ms = performance.now()
  const target = request.url ?? ''
  const api = request.method === 'POST' ? apiOf(target) : 'other'
  const form = errorFormOf(api, request.headers)
  response.once('close', () => {
    metrics.requests.inc({ api, status: response.headersSent ? response.statusCode : 499 })
    metrics.duration.observe({ api }, (performance.now() - started_ms) / 1000)
  })
  if (!target.startsWith('/')) return sendErrorEarly(response, form, REQUEST_ERRORS.not_a_path)
  if (gateway.in_flight >= limits.requests_in_flight_max || held.bytes >= limits.request_bytes_held_max)
    return sendErrorEarly(response, form, unavailable())

  gateway.in_flight++
  let body: Buffer | undefined
  try {
    if (isHeld(api, request)) {
      const read = await readRequest(request, limits.request_bytes_max, held)
      if (read === 'aborted') return
      if (read === 'too_large') return sendErrorEarly(response, form, REQUEST_ERRORS.too_large)
      body = read
    }
    const encoding = request.headers['content-encoding']
    const plain = body && encoding ? await decodeRequest(body, encoding, limits.request_bytes_max) : body
    if (typeof plain === 'string') return sendError(response, form, REQUEST_ERRORS[plain])
    const text = plain?.toString() ?? ''
    const { fault, refused, ...caller } = gateway.callerOf(request, request.socket)
    if (fault !== undefined) metrics.account_faults.inc({ fault })
    if (refused) return sendErrorEarly(response, form, REQUEST_ERRORS.no_account)
    const asked = { at_ms, api, form, caller, body, plain, text, json: parseObject(text) }
    await answer(gateway, asked, request, response)
  } catch (error) {
    gateway.log.error({ code: codeOf(error), reason: (error as Error).message }, 'a request failed in the gateway')
    sendError(response, form, REQUEST_ERRORS.failed)
  } finally {
    gateway.in_flight--
    held.bytes -= body?.length ?? 0
  }
}

/** Bodies that a decision or a record reads are held; uploads and the like are of any size and pass through. */
function isHeld(api: Api, { headers }: IncomingMessage): boolean {
  if (api !== 'other') return true
  return hasBody(headers) && /\bjson\b/i.test(headers['content-type'] ?? '')
}

const hasBody = (headers: IncomingMessage['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

async function answer(gateway: GatewayContext, asked: Asked, request: IncomingMessage, response: ServerResponse) {
  const decision = decide(gateway, asked)
  const refusal = refusalOf(decision)
  if (refusal !== undefined) {
    const send = asked.body === undefined && hasBody(request.headers) ? sendErrorEarly : sendError
    send(response, asked.form, refusal)
    return record(gateway, asked, request, { status: refusal.status, answer: { cut: false } })
  }
  const withhold = decision.degrade?.includes('withhold_reasoning') ?? false
  const asking_usage = bodyAskingUsage(gateway, asked, request)
  const body = asking_usage ?? asked.body
  const hide_usage = asking_usage !== undefined
  // The body as it came stays in memory beside it.
  gateway.held.bytes += asking_usage?.length ?? 0
  const forwarded = await forwardRequest(
    gateway.upstream,
    response,
    {
      method: request.method ?? 'GET',
      path: gateway.path_prefix + request.url,
      headers: requestHeaders(request.rawHeaders, {
        body_is_held: body !== undefined,
        body_is_decoded: hide_usage,
        plain_answer: withhold || hide_usage,
      }),
      body: body ?? (hasBody(request.headers) ? request.pipe(new PassThrough()) : null),
      withhold,
      hide_usage,
      record: asked.api !== 'other',
      form: asked.form,
    },
    gateway,
  ).finally(() => {
    gateway.held.bytes -= asking_usage?.length ?? 0
  })
  note(gateway, asked, forwarded)
  record(gateway, asked, request, forwarded)
}

/** The body with a question for the usage of a stream, where there is one to be asked. */
function bodyAskingUsage({ answers }: GatewayContext, asked: Asked, { headers }: IncomingMessage): Buffer | undefined {
  if (asked.api !== 'chat' || !answers.ask_usage || asked.json === undefined || asked.plain === undefined)
    return undefined
  return askForUsage(asked.plain, asked.json, headers)
}

function decide({ decisions, metrics, fail, log }: GatewayContext, { api, caller, json }: Asked): Decision {
  let decision: Decision
  try {
    decision = decisions.decide({ ...caller, ...(json && requestFacts(json)) }, api === 'other' ? undefined : json)
  } catch (error) {
    log.error({ reason: (error as Error).message }, 'no decision could be made')
    decision =
      fail === 'open'
        ? { decision: 'allow', reason_code: 'ok', ttl_s: 0 }
        : { decision: 'block', reason_code: 'unavailable', ttl_s: 0 }
  }
  metrics.decisions.inc({ decision: decision.decision, reason_code: decision.reason_code })
  for (const degradation of decision.degrade ?? [])
    if (degradation !== 'withhold_reasoning') metrics.not_enforced.inc({ degradation })
  return decision
}

/** Kinds that are counted by name: what a model server sends must not make figures without end. */
const UNREAD_KINDS = new Set(['application/x-ndjson', 'application/jsonl', 'application/octet-stream', 'text/plain'])

function note({ metrics, log }: GatewayContext, { api }: Asked, forwarded: Forwarded): void {
  const { first_byte_ms, failure, status, unwithheld } = forwarded
  if (unwithheld !== undefined) {
    const kind = unwithheld.split(';')[0]!.trim()
    metrics.unwithheld.inc({ content_type: UNREAD_KINDS.has(kind) ? kind : 'other' })
  }
  if (first_byte_ms !== undefined) metrics.first_byte.observe({ api }, first_byte_ms / 1000)
  if (failure === undefined) return
  metrics.failures.inc({ code: failure })
  log.warn({ api, status, code: failure }, 'no whole answer from the model server')
}

function record(gateway: GatewayContext, asked: Asked, request: IncomingMessage, forwarded: Forwarded): void {
  if (asked.api === 'other') return
  if (asked.json === undefined) {
    gateway.metrics.unrecorded.inc({ reason: 'request_unreadable' })
    return
  }
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
      request: bounded.json,
      answer: forwarded.answer,
    }),
  )
}
