import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Route } from '../../context.js'

const checkSchema = z.enum(['ok', 'failed'])
const readySchema = z.object({ exchanges: checkSchema, state: checkSchema, decisions: checkSchema })
const anyRow = z.record(z.string(), z.unknown())

/** Both engines answer a real query in time, and what decisions stand on is not too old. */
export const getReady: Route = (app, { live }) => {
  const { ready_ms_max } = live.settings.store
  const check = async (query: Promise<unknown>) => {
    const late = wait(ready_ms_max, undefined, { ref: false }).then(() => {
      throw new Error('late')
    })
    const answered = await Promise.race([query, late]).then(
      () => true,
      () => false,
    )
    return answered ? ('ok' as const) : ('failed' as const)
  }
  const schema = { tags: ['health'], response: { 200: readySchema, 503: readySchema } }
  app.get('/readyz', { schema, config: { scope: null, unlimited: true } }, async (_, reply) => {
    const [exchanges, state] = await Promise.all([
      check(live.link.engine.rows(anyRow, 'SELECT account FROM exchanges LIMIT 1')),
      check(live.link.state.rows(anyRow, 'SELECT name FROM migrations LIMIT 1')),
    ])
    const ready = { exchanges, state, decisions: live.decisions.fresh ? ('ok' as const) : ('failed' as const) }
    return reply.code(Object.values(ready).includes('failed') ? 503 : 200).send(ready)
  })
}
