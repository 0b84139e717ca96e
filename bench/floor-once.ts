/** The floor in a process of its own: the engine reads the file and sums three lengths. Start-up is timed apart. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openEmbedded } from '#store/embedded-engine.js'

const directory = mkdtempSync(join(tmpdir(), 'stillwatch-floor-'))
const opening = performance.now()
const engine = await openEmbedded({ path: directory, memory_bytes_max: 3 * 2 ** 30 })
await engine.command('SELECT 1')
const began = performance.now()
const [row] = await engine.rows(
  z.object({ exchanges: z.coerce.number(), bytes: z.coerce.number() }),
  `SELECT count() AS exchanges, sum(length(account_id) + length(ts) + length(request)) AS bytes
   FROM file({path:String}, 'JSONEachRow', 'account_id String, ts String, request String')`,
  { path: process.argv[2]! },
)
const seconds = (performance.now() - began) / 1000
console.log(JSON.stringify({ seconds, start_seconds: (began - opening) / 1000, ...row }))
await engine.close()
rmSync(directory, { recursive: true, force: true })
