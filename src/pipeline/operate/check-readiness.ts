import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Live } from '../live/start-live.js'

const checkSchema = z.enum(['ok', 'failed'])
export const readinessSchema = z.object({ exchanges: checkSchema, state: checkSchema, decisions: checkSchema })
export type Readiness = z.infer<typeof readinessSchema>

const anyRow = z.record(z.string(), z.unknown())

/** Whether both engines answer a real query in time, and what decisions stand on is not too old. */
export async function checkReadiness({
  link,
  decisions,
  settings,
}: Pick<Live, 'link' | 'decisions' | 'settings'>): Promise<Readiness> {
  const { ready_ms_max } = settings.store
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
  const [exchanges, state] = await Promise.all([
    check(link.engine.rows(anyRow, 'SELECT account FROM exchanges LIMIT 1')),
    check(link.state.rows(anyRow, 'SELECT name FROM migrations LIMIT 1')),
  ])
  return { exchanges, state, decisions: decisions.fresh ? 'ok' : 'failed' }
}
