import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { mendIds } from './mend-ids.js'

const directory = mkdtempSync(join(tmpdir(), 'mend-clients-'))
let engine: EmbeddedEngine
beforeAll(async () => {
  engine = await openEmbedded({ path: directory, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true })
})

const put = (account: number, user_agent: string) =>
  engine.insert('exchanges', [{ account, id: account, at: '2026-03-01 10:00:00', file: 1, user_agent }])
const clients = async () =>
  (
    await engine.rows(
      z.object({ account: z.string(), user_agent: z.string() }),
      'SELECT account, user_agent FROM account_clients FINAL ORDER BY account',
    )
  ).map(({ account, user_agent }) => `${account} ${user_agent}`)

it('knows the clients of exchanges that were stored before there was such a table', async () => {
  await put(1, 'first/1')
  await migrateEngine(engine)
  expect(await clients()).toEqual(['1 first/1'])
})

it('knows those that a process left out which died in the midst of a batch', async () => {
  await engine.command('DETACH TABLE account_clients_insert')
  await put(2, 'second/2')
  await engine.command('ATTACH TABLE account_clients_insert')
  expect(await clients()).toEqual(['1 first/1'])
  await mendIds(engine)
  await mendIds(engine)
  expect(await clients()).toEqual(['1 first/1', '2 second/2'])
})
