import { createServer as createHttpServer } from 'node:http'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { answerDecisions } from './answer-decisions.js'
import { authorise, callerOf } from './authorise.js'
import { closeUnread } from './close-unread.js'
import type { App, ServerContext } from './context.js'
import { describeRoutes, SECURITY_SCHEMES } from './describe-routes.js'
import { OpenStreams } from './event-stream.js'
import { explainFailure } from './explain-failure.js'
import { PROBLEM_TYPE, problem } from './problem.js'
import { refuseUnknownQueries } from './refuse-unknown-queries.js'
import { ROUTES } from './routes.js'
import { serveConsole } from './serve-console.js'
import { setSecurityHeaders } from './set-security-headers.js'
import { TooManyRequests } from './too-many-requests.js'

/** How often Node looks for connections that are late; by default only every 30 s. */
const CHECK_MS = 2000

/** The server over what is running. It does not listen yet. */
export async function createServer(told: Omit<ServerContext, 'streams'>, log: FastifyBaseLogger): Promise<App> {
  const context: ServerContext = { ...told, streams: new OpenStreams() }
  const { server, receive } = context.live.settings
  let closing = false
  const app = Fastify({
    loggerInstance: log,
    // One line a request would cost as much as a decision does; metrics count them.
    logController: new LogController({ disableRequestLogging: true }),
    // Nor is a logger made for each request: what is logged of one names it.
    childLoggerFactory: (logger) => logger,
    bodyLimit: server.body_bytes_max,
    // Of a whole request, for routes that do not watch their bodies themselves.
    requestTimeout: server.header_ms_max + receive.body_ms_max,
    serverFactory: (handler) =>
      createHttpServer(
        {
          headersTimeout: server.header_ms_max,
          connectionsCheckingInterval: CHECK_MS,
          requestTimeout: server.header_ms_max + receive.body_ms_max,
          keepAliveTimeout: server.keep_alive_ms,
        },
        answerDecisions(context, log, handler, () => closing),
      ),
    keepAliveTimeout: server.keep_alive_ms,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 600 },
  }).withTypeProvider<ZodTypeProvider>()
  app.server.maxConnections = server.connections_max
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: Error, request, reply) => {
    const { problem: told, headers, internal } = explainFailure(error)
    if (internal)
      request.log.error({ err: error, route: request.routeOptions.url, request: request.id }, 'request failed')
    return reply.code(told.status).headers(headers).type(PROBLEM_TYPE).serializer(JSON.stringify).send(told)
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type(PROBLEM_TYPE)
      .serializer(JSON.stringify)
      .send(problem(404, `there is no ${request.method} ${request.url.split('?')[0]}`, { hint: 'See /openapi.json.' })),
  )
  setSecurityHeaders(app)
  closeUnread(app)
  app.addHook('preClose', async () => {
    closing = true
    context.streams.end()
  })
  refuseUnknownQueries(app)
  // Before the limiter looks at the routes: where it has nothing to do, it shall not be asked.
  app.addHook('onRoute', (route) => {
    if (route.config?.unlimited === true) Object.assign(route.config, { rateLimit: false })
  })
  await app.register(rateLimit, {
    max: server.requests_per_minute,
    timeWindow: '1 minute',
    keyGenerator: callerOf,
    errorResponseBuilder: (_, { ttl }) => new TooManyRequests(ttl),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Stillwatch', version: context.version, description: 'Finds and stops illicit distillation.' },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: describeRoutes,
  })
  await app.register(async (docs) => {
    await docs.register(helmet, {
      contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], styleSrc: ["'self'"] } },
    })
    await docs.register(swaggerUi, { routePrefix: '/docs' })
  })
  authorise(app, context)
  countRequests(app, context)
  await app.register(async (scope) => serveConsole(scope))
  for (const route of ROUTES) app.register(async (scope) => route(scope as unknown as App, context))
  return app as unknown as App
}

function countRequests(app: Pick<App, 'addHook'>, { metrics }: ServerContext): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.requests.inc({ route, status: reply.statusCode })
    metrics.request_seconds.observe({ route }, reply.elapsedTime / 1000)
    done()
  })
}
