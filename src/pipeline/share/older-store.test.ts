import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { readLogs } from '#ingest/read-logs.js'
import { identifierKey, openStore } from '../open-store.js'

const directory = mkdtempSync(join(tmpdir(), 'older-store-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const log = join(directory, 'log.ndjson')
const exchange = (account: string) =>
  JSON.stringify({
    ...{
      id: account,
      ts: '2026-03-01T10:00:00Z',
      account_id: account,
      payment_fingerprint: 'pf',
      client_ip: '192.0.2.1',
    },
    request: { model: 'm', messages: [{ role: 'user', content: 'hello' }] },
  })

it('a store that was made before there were tokens takes them in', async () => {
  const plain = settingsSchema.parse({})
  const older = await openStore(join(directory, 'store'), plain)
  for (const statement of [
    'DROP VIEW IF EXISTS intake_mixed_intake',
    'DROP TABLE IF EXISTS intake_mixed',
    'ALTER TABLE intake DROP COLUMN clear',
    'CREATE TABLE intake_mixed AS intake ENGINE = Null',
    "CREATE MATERIALIZED VIEW intake_mixed_intake TO intake AS SELECT * FROM intake_mixed WHERE reason != 'skipped'",
  ])
    await older.engine.command(statement)
  await older.close()

  const sharing = { communities: [{ name: 'port', epoch: '1', key: '31'.repeat(32) }] }
  const settings = settingsSchema.parse({ sharing })
  const store = await openStore(join(directory, 'store'), settings)
  try {
    // Both ways in: with a span of time lines go through the table that may skip some.
    for (const [place, from] of [undefined, new Date('2026-01-01T00:00:00Z')].entries()) {
      writeFileSync(log, `${exchange(`account ${place}`)}\n`)
      await readLogs(store.engine, {
        ...{ inputs: [log], temporary: join(directory, 'tmp'), identifier_key: identifierKey(settings), from },
        tokens: true,
      })
    }
    const row = z.object({ kind: z.string(), accounts: z.coerce.number() })
    const sql = 'SELECT kind, uniqExact(account) AS accounts FROM community_tokens GROUP BY kind ORDER BY kind'
    expect(await store.engine.rows(row, sql)).toEqual([
      { kind: 'network', accounts: 2 },
      { kind: 'payment', accounts: 2 },
    ])
  } finally {
    await store.close()
  }
})
