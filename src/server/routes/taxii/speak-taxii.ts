import { Buffer } from 'node:buffer'
import type { FastifyReply } from 'fastify'
import { TAXII_TYPE } from '#contract/taxii.js'
import type { App } from '../../context.js'
import { explainFailure } from '../../explain-failure.js'
import { problem } from '../../problem.js'
import { acceptsTaxii, isTaxii } from './media-type.js'
import { type TaxiiError, taxiiError } from './taxii-error.js'

/** Of every route of TAXII. Its interface is described by OASIS, not by our OpenAPI document. */
export const TAXII_ROUTE = { schema: { hide: true }, config: { scope: 'taxii', basic: true } } as const

const CHALLENGE = ['Basic realm="stillwatch", charset="UTF-8"', 'Bearer realm="stillwatch"']

/** Makes a scope speak TAXII 2.1: its media types, and errors as its own documents. */
export function speakTaxii(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/taxii+json', { parseAs: 'string' }, (_, body, done) => done(null, body))
  app.addHook('onRequest', async (request, reply) => {
    if (!acceptsTaxii(request.headers.accept)) return refuse(reply, 406, 'Accept', `send Accept: ${TAXII_TYPE}`)
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
    if (request.method !== 'POST') return undefined
    if (!isTaxii(type)) return refuse(reply, 415, 'Content-Type', `send Content-Type: ${TAXII_TYPE}`)
    if (encoding !== 'identity') return refuse(reply, 415, 'Content-Encoding', 'send the body uncompressed')
    return undefined
  })
  app.setErrorHandler((error: Error & { details?: Record<string, string> }, request, reply) => {
    const failure = explainFailure(error)
    if (failure.internal) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
    reply.headers(failure.headers)
    return sendError(reply, failure.problem.status, taxiiError(failure.problem, error.details))
  })
}

const refuse = (reply: FastifyReply, status: number, where: string, detail: string): FastifyReply =>
  sendError(reply, status, taxiiError(problem(status, detail, { where })))

export function sendError(reply: FastifyReply, status: number, error: TaxiiError): FastifyReply {
  if (status === 401) reply.header('www-authenticate', CHALLENGE)
  return sendTaxii(reply.code(status), JSON.stringify(error))
}

/** As bytes: to a text Fastify would add a charset, which the media type has not. What is sent is for one reader alone. */
export const sendTaxii = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('content-type', TAXII_TYPE).header('cache-control', 'no-store').send(Buffer.from(text))
