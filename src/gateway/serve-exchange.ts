import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import type { Decision } from '#contract/decision.js'
import type { GatewayWatermarkSettings } from '#contract/gateway-marks-settings.js'
import type { GatewayAnswersSettings, GatewayLimits } from '#contract/gateway-settings.js'
import type { Caller, CallerOf } from './account/caller-of.js'
import { requestHeaders } from './answer/pass-headers.js'
import { sendError, sendErrorEarly } from './answer/send-error.js'
import { type ErrorForm, errorFormOf } from './api-error.js'
import { type Api, apiOf } from './api-of.js'
import { bodyToSend } from './body-to-send.js'
import type { CanarySource } from './canary/canary-source.js'
import type { DecisionSource } from './decision-source.js'
import type { ExchangeSink } from './exchange-sink.js'
import { type Forwarded, forwardRequest } from './forward-request.js'
import type { GatewayMetrics } from './gateway-metrics.js'
import { hasBody } from './has-body.js'
import { type JsonObject, parseObject } from './json-object.js'
import type { Log } from './log.js'
import { planMarks, servedMarks } from './plan-marks.js'
import { decodeRequest, type HeldBytes, readRequest } from './read-request.js'
import { NOBODY } from './record/exchange-line.js'
import { recordExchange } from './record/record-exchange.js'
import { refusalOf, unavailable } from './refusal-of.js'
import { REQUEST_ERRORS } from './request-errors.js'
import { requestFacts } from './request-facts.js'
import { decisionFor, isUnreadPost } from './unread-post.js'
import { codeOf } from './upstream-error.js'
import type { Upstream, WatermarkPool } from './watermark/watermark-pools.js'

/** What all requests of a gateway share. */
export interface GatewayContext {
  upstream: Upstream
  /** for answers that are to be watermarked under a key of their own */
  pools: readonly WatermarkPool[]
  watermark: GatewayWatermarkSettings
  canaries: CanarySource | undefined
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
export interface Asked {
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
  /** it may be answered with a model's text that is not read here */
  is_unread_post: boolean
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
    const is_unread_post = isUnreadPost(request, gateway.upstream.path_prefix)
    const asked = { at_ms, api, form, caller, body, plain, text, json: parseObject(text), is_unread_post }
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

async function answer(gateway: GatewayContext, asked: Asked, request: IncomingMessage, response: ServerResponse) {
  // Model servers read more than JSON: what only they understood would pass by decisions, marks and the record.
  if (asked.api !== 'other' && asked.json === undefined) return sendError(response, asked.form, REQUEST_ERRORS.not_json)
  const decision = decisionFor(decide(gateway, asked), asked.is_unread_post, gateway.answers)
  const refusal = refusalOf(decision)
  if (refusal !== undefined) {
    const send = asked.body === undefined && hasBody(request.headers) ? sendErrorEarly : sendError
    send(response, asked.form, refusal)
    return recordExchange(gateway, asked, request, { status: refusal.status, answer: { cut: false } }, undefined)
  }
  const withhold = decision.degrade?.includes('withhold_reasoning') ?? false
  const marks = planMarks(gateway, asked, decision)
  const { body, is_new, breaks_seals, asks_usage } = bodyToSend(gateway, asked, request.headers)
  const { dispatcher, path_prefix } = marks.pool ?? gateway.upstream
  // The body as it came stays in memory beside it.
  const held_bytes = is_new ? body!.length : 0
  gateway.held.bytes += held_bytes
  const forwarded = await forwardRequest(
    dispatcher,
    response,
    {
      method: request.method ?? 'GET',
      path: path_prefix + request.url,
      headers: requestHeaders(request.rawHeaders, {
        body_is_held: body !== undefined,
        body_is_decoded: is_new,
        seals_are_broken: breaks_seals,
        plain_answer: withhold || asks_usage || marks.canaries !== undefined,
      }),
      body: body ?? (hasBody(request.headers) ? request.pipe(new PassThrough()) : null),
      withhold,
      request: asked.api === 'completions' ? asked.json : undefined,
      hide_usage: asks_usage,
      canaries: marks.canaries,
      record: asked.api !== 'other',
      form: asked.form,
    },
    gateway,
  ).finally(() => {
    gateway.held.bytes -= held_bytes
  })
  note(gateway, asked, forwarded)
  recordExchange(gateway, asked, request, forwarded, servedMarks(gateway, marks, decision))
  if (marks.canaries !== undefined)
    gateway.canaries?.report(asked.caller.account_id ?? NOBODY, asked.at_ms, marks.canaries)
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
  return decision
}

/** Kinds that are counted by name: what a model server sends must not make figures without end. */
const UNREAD_KINDS = new Set(['application/x-ndjson', 'application/jsonl', 'application/octet-stream', 'text/plain'])

function note({ metrics, log }: GatewayContext, { api }: Asked, forwarded: Forwarded): void {
  const { first_byte_ms, failure, status, unwithheld, unmarked } = forwarded
  if (unwithheld !== undefined) {
    const kind = unwithheld.split(';')[0]!.trim()
    metrics.unwithheld.inc({ content_type: UNREAD_KINDS.has(kind) ? kind : 'other' })
  }
  if (unmarked) metrics.not_enforced.inc({ degradation: 'canary' })
  if (first_byte_ms !== undefined) metrics.first_byte.observe({ api }, first_byte_ms / 1000)
  if (failure === undefined) return
  metrics.failures.inc({ code: failure })
  log.warn({ api, status, code: failure }, 'no whole answer from the model server')
}
