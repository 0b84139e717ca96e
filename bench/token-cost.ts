/**
 * What the tokens of communities cost while logs are read: CPU time of reading, and what is stored, without a community, with
 * one, and with two.
 *   node bin/stillwatch.js simulate --exchanges 60000 --seed 5 --preset mixed --out /tmp/logs
 *   npx tsx --conditions=source bench/token-cost.ts /tmp/logs/exchanges.ndjson
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { readLogs } from '#ingest/read-logs.js'
import { identifierKey, openStore } from '#pipeline/open-store.js'

const { values, positionals: inputs } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '2' }, minhash_share: { type: 'string', default: String(1 / 64) } },
})
if (inputs.length === 0) {
  console.error('bench/token-cost: name log files')
  process.exit(2)
}
const COMMUNITIES = ['11', '22'].map((byte) => ({ name: `community-${byte}`, epoch: '1', key: byte.repeat(32) }))
const sizeRow = z.object({ exchanges: z.coerce.number(), tokens: z.coerce.number() })

console.log('| communities | exchanges | CPU s | s | MB of exchanges | MB of tokens |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (let round = 0; round < Number(values.rounds); round++) for (const count of [0, 1, 2]) await measure(count)

async function measure(count: number): Promise<void> {
  const sharing = { communities: COMMUNITIES.slice(0, count), minhash_share: Number(values.minhash_share) }
  const settings = settingsSchema.parse({ sharing })
  const temporary = await mkdtemp(join(tmpdir(), 'token-cost-'))
  const store = await openStore(undefined, settings)
  try {
    const cpu = process.cpuUsage()
    const began = performance.now()
    const tokens = count > 0
    const read = await readLogs(store.engine, { inputs, temporary, identifier_key: identifierKey(settings), tokens })
    const used = process.cpuUsage(cpu)
    const seconds = (performance.now() - began) / 1000
    const [size] = await store.engine.rows(
      sizeRow,
      `SELECT sumIf(bytes_on_disk, table = 'exchanges') AS exchanges,
         sumIf(bytes_on_disk, table IN ('community_tokens', 'account_tokens', 'community_sketches')) AS tokens
       FROM system.parts WHERE active AND database = currentDatabase()`,
    )
    const told = [(used.user + used.system) / 1e6, seconds, size!.exchanges / 1e6, size!.tokens / 1e6]
    console.log(`| ${[count, read.rows, ...told.map((figure) => figure.toFixed(2))].join(' | ')} |`)
  } finally {
    await store.close()
    await rm(temporary, { recursive: true, force: true })
  }
}
