import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Principal, Scope } from '#contract/role.js'
import type { Live } from '#pipeline/live/start-live.js'
import type { DescribedBody, DescribedEvents } from './describe-routes.js'
import type { OpenStreams } from './event-stream.js'
import type { ServerMetrics } from './server-metrics.js'

/** What every route is handed. */
export interface ServerContext {
  live: Live
  metrics: ServerMetrics
  version: string
  /** answers that never end by themselves */
  streams: OpenStreams
  /** Who asks. Throws AuthError. */
  authenticate(headers: IncomingHttpHeaders): Principal | Promise<Principal>
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** One operation of the API, in a file of its own. */
export type Route = (app: App, context: ServerContext) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** what a caller must be allowed; `any`: nothing but to be known here; `null`: not even that */
    scope?: Scope | 'any' | null
    /** not counted by the rate limit: it has bounds of its own */
    unlimited?: boolean
    /** a proxy asks with the headers of its caller: ours is `x-stillwatch-key`, and `Authorization` is the customer's */
    proxied?: boolean
    /** HTTP Basic is taken as well; its password is the key, its name no matter */
    basic?: boolean
    /** the body that the route reads by itself, for the description of the interface */
    reads?: DescribedBody
    /** what a stream of events tells, by their names, for the same */
    events?: DescribedEvents
  }
  interface FastifyRequest {
    /** set where the route has a scope */
    principal: Principal
  }
}
