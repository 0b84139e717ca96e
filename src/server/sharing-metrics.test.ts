import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { addSharingMetrics } from './sharing-metrics.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const figuresOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const live = (rows: State['rows']) => ({
  link: { state: { ...state, rows } },
  webhooks: { counts: { sent: 2, given_up: 1 } },
  pushes: { counts: { sent: 3, failed: 0 } },
  imports: { counts: { kept: 4, failed: 5 } },
})

it('tells what was delivered, pushed and taken over, and what stands in the state', async () => {
  await state.run(
    `INSERT INTO outgoing (id, form, media_type, recipient, purpose, tlp, status, objections, written, sha256, bytes,
       created, created_by)
     SELECT 'out_' || n, 'csv', 'text/csv', 'r', 'p', 'amber', 'refused', '[]', '[]', 's', 1, now(), 'a'
     FROM generate_series(1, 2) AS n`,
  )
  await state.run(
    `INSERT INTO received_indicators SELECT 'indicator--' || n, 'source', 'o', 'payment', '{}', now(), now(), 'a',
       CASE WHEN n = 3 THEN now() END FROM generate_series(1, 3) AS n`,
  )
  const registry = new Registry()
  addSharingMetrics(registry, live(state.rows) as never)
  const figures = figuresOf(await registry.metrics())
  for (const figure of [
    'stillwatch_webhook_deliveries{outcome="sent"} 2',
    'stillwatch_webhook_deliveries{outcome="given_up"} 1',
    'stillwatch_taxii_pushes{outcome="sent"} 3',
    'stillwatch_taxii_imports{outcome="kept"} 4',
    'stillwatch_outgoing{status="refused"} 2',
    'stillwatch_outgoing{status="sending"} 0',
    'stillwatch_indicators{of="received"} 2',
    'stillwatch_indicators{of="matched"} 0',
  ])
    expect(figures).toContain(figure)
})

it('leaves out what stands in a state that is away, and tells the rest', async () => {
  const registry = new Registry()
  let reads = 0
  const away = async () => {
    reads += 1
    throw new Error('away')
  }
  addSharingMetrics(registry, live(away) as never)
  const figures = figuresOf(await registry.metrics())
  expect(figures).toContain('stillwatch_taxii_pushes{outcome="failed"} 0')
  expect(figures.join()).not.toContain('stillwatch_outgoing{')
  expect(reads).toBe(1)
})
