import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import { createSignals } from './create-signals.js'
import { patternRows } from './pattern-rows.js'

const path = mkdtempSync(join(tmpdir(), 'create-signals-'))
const engine = await openEmbedded({ path, memory_bytes_max: 1e9 })
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true, force: true })
})

const patternSchema = z.object({
  pattern: z.string(),
  elicitation: z.number(),
  capability: z.string(),
  system: z.boolean(),
})

test('made twice, the patterns stand once, in their order and to the letter', async () => {
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await createSignals(engine)
  await createSignals(engine)
  const stored = await engine.rows(
    patternSchema,
    'SELECT pattern, elicitation, capability, system FROM signal_patterns ORDER BY position',
  )
  expect(stored).toEqual(patternRows())
})

test('a rejected line makes no exchange, an accepted one makes one', async () => {
  await engine.command(`INSERT INTO intake (account, at, reason, request) VALUES
    ('a', '2026-01-01 00:00:00', 'time missing', '{"messages":[]}'), ('a', '2026-01-01 00:00:00', '', '{"messages":[]}')`)
  expect(await engine.rows(z.object({ n: z.string() }), 'SELECT toString(count()) AS n FROM exchanges')).toEqual([
    { n: '1' },
  ])
})

test('no bit has two patterns: matched bits are added up', () => {
  const bits = patternRows().flatMap(({ elicitation }) => (elicitation ? [elicitation] : []))
  expect(new Set(bits).size).toBe(bits.length)
})
