import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { Live } from '#pipeline/live/start-live.js'
import { createLog } from './create-log.js'
import { logLive } from './log-live.js'
import { createMetrics } from './server-metrics.js'

/** The parts of a running Stillwatch, as far as they tell what happens. */
function partsOf() {
  const parts = new Map<string, EventEmitter>()
  const figures: Record<string, object> = {
    ingest: { queue: { bytes: 0 } },
    decisions: { standings_count: 0, fresh: true, records: { length: 0, lost: 0 } },
    challenges: { counts: {} },
  }
  const live = new Proxy(figures, {
    get(_, name: string) {
      if (name in figures) return figures[name]
      if (!parts.has(name)) parts.set(name, new EventEmitter())
      return parts.get(name)
    },
  }) as unknown as Live
  return { live, parts }
}

it('writes down each failure of a part, and that holds could not be applied', () => {
  const { live, parts } = partsOf()
  const lines: string[] = []
  logLive(live, createLog('info', { write: (line) => lines.push(line) }))
  const failing = [...parts].filter(([, part]) => part.listenerCount('failed') > 0)
  for (const [name, part] of failing) part.emit('failed', new Error(`${name} failed`), 'somewhere')
  expect(failing.map(([name]) => name)).toContain('holds')
  expect(lines.map((line) => JSON.parse(line).err.message)).toEqual(failing.map(([name]) => `${name} failed`))
})

it.each([
  ['holds', 'stillwatch_legal_hold_failures_total'],
  ['retention', 'stillwatch_retention_failures_total'],
  ['checkpoints', 'stillwatch_audit_checkpoint_failures_total'],
  ['detection', 'stillwatch_detection_failures_total'],
])('counts failures of %s', async (name, metric) => {
  const { live, parts } = partsOf()
  const { registry } = createMetrics(live)
  parts.get(name)?.emit('failed', new Error('no'))
  expect(await registry.getSingleMetricAsString(metric)).toMatch(new RegExp(`^${metric} 1$`, 'm'))
})
