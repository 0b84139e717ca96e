/**
 * What the tokens of communities cost while logs are read: CPU time of reading, and what is stored, without a community, with
 * one, and with two.
 *   npm run bench -- token-cost --exchanges 60000
 *   npm run bench -- token-cost LOG…              of logs that are there
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { readLogs } from '#ingest/read-logs.js'
import { identifierKey, openStore } from '#pipeline/open-store.js'
import { simulate } from '#sim/simulate.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    exchanges: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '2' },
    minhash_share: { type: 'string', default: String(1 / 64) },
  },
})
const COMMUNITIES = ['11', '22'].map((byte) => ({ name: `community-${byte}`, epoch: '1', key: byte.repeat(32) }))
const sizeRow = z.object({ exchanges: z.coerce.number(), tokens: z.coerce.number() })

console.log('| communities | exchanges | CPU s | s | MB of exchanges | MB of tokens |')
console.log('| --- | --- | --- | --- | --- | --- |')
const made = positionals.length > 0 ? undefined : await mkdtemp(join(tmpdir(), 'token-cost-logs-'))
try {
  const inputs = made === undefined ? positionals : [await simulateLog(made)]
  for (let round = 0; round < Number(values.rounds); round++)
    for (const count of [0, 1, 2]) await measure(inputs, count)
} finally {
  if (made !== undefined) await rm(made, { recursive: true, force: true })
}

async function simulateLog(out: string): Promise<string> {
  const exchanges = Number(values.exchanges)
  return (await simulate({ preset: 'mixed', exchanges, seed: 5, out, compress: 'none' })).log
}

async function measure(inputs: string[], count: number): Promise<void> {
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
