import { expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { createLog } from './create-log.js'
import { createServer } from './create-server.js'

/** Stands for all that is running: routes are only described here, and none is called. */
const anything: unknown = new Proxy(() => anything, { get: (_, name) => (name === 'then' ? undefined : anything) })

it('is made without a warning of the framework', async () => {
  const warnings: string[] = []
  const note = ({ code, message }: Error & { code?: string }) => void warnings.push(`${code} ${message}`)
  process.on('warning', note)
  const live = new Proxy({}, { get: (_, name) => (name === 'settings' ? settingsSchema.parse({}) : anything) })
  const context = { live, metrics: anything, version: '0.0.0', authenticate: anything }
  const app = await createServer(context as Parameters<typeof createServer>[0], createLog('silent'))
  await app.ready()
  await new Promise(setImmediate)
  process.off('warning', note)
  await app.close()
  expect(warnings).toEqual([])
})
