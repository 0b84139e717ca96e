import pino from 'pino'
import { loadSettings } from '#pipeline/load-settings.js'
import type { ServerContext } from '#server/context.js'
import { createServer } from '#server/create-server.js'

/** The OpenAPI document of the server, as `/openapi.json` gives it; nothing is started for it. */
export async function describeApi(version: string): Promise<object> {
  const settings = await loadSettings(undefined)
  const live = new Proxy({}, { get: (_, name) => (name === 'settings' ? settings : nothing) })
  const context = { live, metrics: nothing, version, authenticate: nothing } as unknown as ServerContext
  const app = await createServer(context, pino({ level: 'silent' }))
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}

/** Whatever a route takes hold of while it is registered; no request ever comes. */
const nothing: unknown = new Proxy(() => nothing, { get: (_, name) => (name === 'then' ? undefined : nothing) })
