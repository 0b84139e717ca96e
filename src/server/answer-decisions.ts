import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import { type DecisionRequest, decisionQuestionSchema } from '#contract/decision.js'
import type { Principal } from '#contract/role.js'
import { leftUnread } from './close-unread.js'
import type { ServerContext } from './context.js'
import { explainFailure } from './explain-failure.js'
import { PROBLEM_TYPE } from './problem.js'
import { ScopeMissing } from './scope-missing.js'
import { DECISIONS_PATH } from './server-metrics.js'
import { SECURITY_HEADERS } from './set-security-headers.js'
import { tellIssue } from './tell-issue.js'

const HEADERS = Object.entries(SECURITY_HEADERS).flat()

/**
 * Answers decisions before the framework sees them, and hands everything else on. A decision takes a fraction of a
 * microsecond; hooks, contexts and checked answers take thirty, and a request waits for it. The route of the same path
 * describes it, and answers the same from the same memory.
 */
export function answerDecisions(
  context: ServerContext,
  log: Pick<FastifyBaseLogger, 'error'>,
  others: RequestListener,
  isClosing: () => boolean,
): RequestListener {
  const answer = answererOf(context, log)
  return (request, response) => {
    if (isClosing()) response.shouldKeepAlive = false
    if (request.method === 'POST' && request.url === DECISIONS_PATH) answer(request, response)
    else others(request, response)
  }
}

function answererOf({ live, metrics, authenticate }: ServerContext, log: Pick<FastifyBaseLogger, 'error'>) {
  const { body_bytes_max } = live.settings.server
  const count = metrics.countDecision
  const decide = (body: Buffer): string => {
    const began_ms = performance.now()
    const decision = live.decisions.decide(parse(body))
    count(decision.decision, (performance.now() - began_ms) / 1000)
    return JSON.stringify(decision)
  }
  const refuse = (response: ServerResponse, error: unknown): void => {
    const { problem, headers, internal } = explainFailure(error as Error)
    if (internal) log.error({ err: error, route: DECISIONS_PATH }, 'request failed')
    // Those that are answered are counted with their decisions.
    metrics.requests.inc({ route: DECISIONS_PATH, status: problem.status })
    send(response, problem.status, PROBLEM_TYPE, JSON.stringify(problem), Object.entries(headers).flat())
  }
  const finish = (response: ServerResponse, body: Buffer): void => {
    try {
      send(response, 200, 'application/json; charset=utf-8', decide(body))
    } catch (error) {
      refuse(response, error)
    }
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    const refused = (error: unknown): void => {
      if (leftUnread(request)) response.shouldKeepAlive = false
      request.resume()
      refuse(response, error)
    }
    const admit = (principal: Principal): void => {
      if (!principal.scopes.has('decide')) throw new ScopeMissing('decide')
      const type = request.headers['content-type']
      if (type !== undefined && !type.includes('json')) throw malformed(415, 'no JSON', 'Content-Type')
      read(request, body_bytes_max, (body) => finish(response, body), refused)
    }
    try {
      const found = authenticate(request.headers)
      if (found instanceof Promise) found.then(admit).catch(refused)
      else admit(found)
    } catch (error) {
      refused(error)
    }
  }
}

/** The body of a request, which nearly always comes in one piece. A sender that goes away is told nothing. */
function read(
  request: IncomingMessage,
  bytes_max: number,
  done: (body: Buffer) => void,
  failed: (error: Error) => void,
): void {
  const pieces: Buffer[] = []
  let bytes = 0
  request.on('data', (piece: Buffer) => {
    if (bytes > bytes_max) return
    bytes += piece.length
    if (bytes > bytes_max) failed(malformed(413, `more than ${bytes_max} bytes`))
    else pieces.push(piece)
  })
  request.on('end', () => {
    if (bytes <= bytes_max) done(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces))
  })
}

function parse(body: Buffer): DecisionRequest {
  let document: unknown
  try {
    document = JSON.parse(body.toString())
  } catch {
    throw malformed(400, 'not JSON')
  }
  const checked = decisionQuestionSchema.safeParse(document)
  if (checked.success) return checked.data
  const { detail, where } = tellIssue('body', checked.error.issues[0])
  throw malformed(400, detail, where)
}

const malformed = (http_status: number, what: string, where = 'request body'): Error =>
  Object.assign(new Error(what), { http_status, where, hint: 'See /openapi.json.' })

function send(response: ServerResponse, status: number, type: string, text: string, more: string[] = []): void {
  if (response.headersSent) return
  const length = String(Buffer.byteLength(text))
  response.writeHead(status, ['content-type', type, 'content-length', length, ...HEADERS, ...more]).end(text)
}
