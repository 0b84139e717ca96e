import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GatewayWatermarkSettings } from '#contract/gateway-marks-settings.js'
import { gatewayWatermarkSettingsSchema } from '#contract/gateway-marks-settings.js'
import {
  type GatewayAnswersSettings,
  type GatewayLimits,
  gatewayAnswersSettingsSchema,
  gatewayLimitsSchema,
} from '#contract/gateway-settings.js'
import { isLocal } from '#lib/is-local.js'
import { type AccountMapping, createCallerOf } from './account/caller-of.js'
import type { CanarySource } from './canary/canary-source.js'
import type { DecisionSource } from './decision-source.js'
import type { ExchangeSink } from './exchange-sink.js'
import { GatewayMetrics } from './gateway-metrics.js'
import { type Log, silentLog } from './log.js'
import { type GatewayContext, serveExchange } from './serve-exchange.js'
import { openPools, openUpstream } from './watermark/watermark-pools.js'

export interface GatewayOptions {
  /** the model server: http(s)://host:port, with a path where its interface starts below one */
  upstream: string
  /** default 127.0.0.1 */
  host?: string
  /** 0 takes a free one */
  port: number
  decisions: DecisionSource
  sink: ExchangeSink
  account: AccountMapping
  /** keys are recorded as HMAC-SHA256 under it */
  key_secret: string
  /** what to do where no decision can be made; default open */
  fail?: 'open' | 'closed'
  /** header of a trusted proxy in front that tells the caller's address */
  client_ip_header?: string
  /** who may read /-/metrics, which tells what is decided how often; default loopback */
  metrics_from?: 'loopback' | 'any'
  limits?: Partial<GatewayLimits>
  answers?: Partial<GatewayAnswersSettings>
  watermark?: Partial<GatewayWatermarkSettings>
  /** absent: nobody serves canaries */
  canaries?: CanarySource
  log?: Log
}

export interface RunningGateway {
  port: number
  /** Takes no more requests, lets running answers end within drain_ms_max, then closes decisions, canaries and sink. */
  close(): Promise<void>
}

/** for the head of a request; a caller that drips it holds a connection and nothing else */
const HEAD_MS_MAX = 60_000

/**
 * Starts the reverse proxy. It takes over `decisions`, `canaries` and `sink`: `close` closes them.
 * @throws where the address is taken or the upstream is no URL
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const gateway = createContext(options)
  const { limits, metrics } = gateway
  let closing = false
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    if (closing) response.shouldKeepAlive = false
    if (request.url?.startsWith('/-/')) void serveOwn(gateway, options.metrics_from ?? 'loopback', request, response)
    else void serveExchange(gateway, request, response)
  }
  const server = createServer(
    {
      requestTimeout: limits.request_ms_max,
      headersTimeout: Math.min(HEAD_MS_MAX, limits.request_ms_max),
      noDelay: true,
    },
    serve,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  metrics.watch('in_flight', 'Requests being served', () => gateway.in_flight)
  metrics.watch('request_bytes_held', 'Bytes of requests in memory', () => gateway.held.bytes)
  metrics.watchAll('spool', gateway.sink.stats && (() => gateway.sink.stats?.() ?? {}))
  metrics.watchAll('canaries', gateway.canaries?.stats && (() => gateway.canaries?.stats?.() ?? {}))
  metrics.watchAll('decisions', gateway.decisions.stats && (() => gateway.decisions.stats?.() ?? {}))

  const close = async (): Promise<void> => {
    closing = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const swept = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), limits.drain_ms_max)
    await closed
    clearInterval(swept)
    clearTimeout(cut)
    while (gateway.in_flight > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.all([gateway.upstream, ...gateway.pools].map(({ dispatcher }) => dispatcher.destroy()))
    await gateway.decisions.close?.()
    await gateway.canaries?.close?.()
    await gateway.sink.close?.()
  }
  let ended: Promise<void> | undefined
  return { port: (server.address() as AddressInfo).port, close: () => (ended ??= close()) }
}

function createContext(options: GatewayOptions): GatewayContext {
  const limits = gatewayLimitsSchema.parse(options.limits ?? {})
  const watermark = gatewayWatermarkSettingsSchema.parse(options.watermark ?? {})
  return {
    upstream: openUpstream(options.upstream, limits),
    pools: openPools(watermark, limits),
    watermark,
    canaries: options.canaries,
    decisions: options.decisions,
    fail: options.fail ?? 'open',
    sink: options.sink,
    callerOf: createCallerOf(options.account, options.key_secret),
    client_ip_header: options.client_ip_header,
    limits,
    answers: gatewayAnswersSettingsSchema.parse(options.answers ?? {}),
    metrics: new GatewayMetrics(),
    log: options.log ?? silentLog,
    held: { bytes: 0 },
    in_flight: 0,
  }
}

/** The gateway's own pages, under a prefix that no model interface has. */
async function serveOwn(
  { metrics, decisions }: GatewayContext,
  metrics_from: 'loopback' | 'any',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.resume()
  const path = request.url?.split('?')[0]
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }
  if (path === '/-/healthz') return send(200, 'application/json', '{"status":"ok"}')
  if (path === '/-/readyz') {
    const ready = decisions.isReady?.() ?? true
    return send(ready ? 200 : 503, 'application/json', `{"decisions":"${ready ? 'ok' : 'failed'}"}`)
  }
  const may_read = metrics_from === 'any' || isLocal(request.headers, request.socket.remoteAddress)
  if (path !== '/-/metrics' || !may_read) return send(404, 'application/json', '{"error":"not found"}')
  send(200, metrics.registry.contentType, await metrics.registry.metrics())
}
