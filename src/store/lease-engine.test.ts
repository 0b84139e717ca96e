import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from './embedded-engine.js'
import type { Engine } from './engine.js'
import { leaseEngine } from './lease-engine.js'

const path = mkdtempSync(join(tmpdir(), 'lease-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
})
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

const lease = (beat_ms: number) => leaseEngine(engine, 'here', { beat_ms, silent_ms_max: 1500 })

it('is refused while another holds it, and given when that one ends or falls silent', async () => {
  const release = await lease(200)
  await expect(lease(200)).rejects.toThrow('another server works on it')
  await release()
  // Of this one nothing is heard again.
  const dead = await lease(3_600_000)
  const next = await lease(200)
  await next()
  await dead()
})
