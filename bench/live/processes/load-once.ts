/**
 * The floor of ingest: documents of a log into an embedded engine, by the very batches that the server makes, without
 * HTTP and in a process of its own. `load-once.ts LOG DOCUMENTS`; prints seconds and exchanges kept.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema } from '#contract/settings.js'
import { loadBatch } from '#ingest/live/load-batch.js'
import { createRowBatch } from '#ingest/receive/encode-rows.js'
import { splitDocuments } from '#ingest/receive/split-documents.js'
import { formatNamed } from '#ingest/recognise-format.js'
import { openLiveEngine } from '#pipeline/live/open-live-engine.js'
import { identifierKey } from '#pipeline/open-store.js'

const [log, documents] = [process.argv[2]!, Number(process.argv[3])]
const settings = settingsSchema.parse({ retention: { exchanges_days: 0 } })
const { ingest, reading, receive } = settings
const directory = mkdtempSync(join(tmpdir(), 'stillwatch-load-'))
mkdirSync(join(directory, 'exchanges'))
const engine = await openLiveEngine(directory, settings)
const options = {
  account_field: ingest.account_field,
  identifier_key: identifierKey(settings),
  line_bytes_max: reading.line_bytes_max,
  skew_ms_max: reading.skew_ms_max,
  earliest: new Date('2015-01-01T00:00:00Z'),
}
const lines = readFileSync(log, 'utf8').split('\n', documents)

const began = performance.now()
let kept = 0
let number = 0
for (let at = 0; at < lines.length; ) {
  const batch = createRowBatch()
  while (at < lines.length && batch.bytes() < ingest.batch_bytes_max) {
    const body = Buffer.from(lines.slice(at, at + 5000).join('\n'))
    batch.append(splitDocuments(body, 'application/x-ndjson', receive))
    at += 5000
  }
  const path = join(directory, `${++number}.rows`)
  writeFileSync(path, batch.rows())
  const loaded = await loadBatch(
    engine,
    { number, format: formatNamed('native'), path, received: new Date(), bytes: 0, sha256: '' },
    options,
  )
  kept += loaded.kept
  rmSync(path)
}
const seconds = (performance.now() - began) / 1000
await engine.close()
rmSync(directory, { recursive: true, force: true })
console.log(JSON.stringify({ seconds, accepted: kept }))
process.exit(0)
