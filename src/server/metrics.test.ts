import { networkInterfaces } from 'node:os'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import type { App, ServerContext } from './context.js'
import { getMetrics } from './routes/health/get-metrics.js'

const [outside] = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')

let app: App
afterEach(() => app.close())

/** The route alone, on all addresses. */
async function open(metrics: 'loopback' | 'key' | 'any'): Promise<number> {
  app = Fastify() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  getMetrics(app, {
    metrics: { registry: new Registry() },
    live: { settings: settingsSchema.parse({ server: { metrics } }) },
    authenticate: ({ authorization }: { authorization?: string }) => {
      if (authorization !== 'Bearer good') throw Object.assign(new Error('no key'), { statusCode: 401 })
    },
  } as unknown as ServerContext)
  await app.listen({ host: '0.0.0.0', port: 0 })
  return (app.server.address() as { port: number }).port
}
const statusOf = async (host: string, port: number, headers: Record<string, string> = {}) =>
  (await fetch(`http://${host}:${port}/metrics`, { headers })).status
const KEY = { authorization: 'Bearer good' }

it.each([
  ['loopback', 200],
  ['key', 401],
  ['any', 200],
] as const)('%s: this machine without a key is answered %d', async (metrics, status) => {
  const port = await open(metrics)
  expect(await statusOf('127.0.0.1', port)).toBe(status)
  expect(await statusOf('127.0.0.1', port, KEY)).toBe(200)
})

it('takes who comes through a proxy for somebody else', async () => {
  const port = await open('loopback')
  expect(await statusOf('127.0.0.1', port, { 'x-forwarded-for': '192.0.2.1' })).toBe(401)
})

describe.skipIf(outside === undefined)('from another address', () => {
  it.each([
    ['loopback', 401],
    ['key', 401],
    ['any', 200],
  ] as const)('%s: without a key it is answered %d', async (metrics, status) => {
    const port = await open(metrics)
    expect(await statusOf(outside!.address, port)).toBe(status)
    expect(await statusOf(outside!.address, port, KEY)).toBe(200)
  })
})
