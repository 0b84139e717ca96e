import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { eraseEngine } from './erase-engine.js'

const path = mkdtempSync(join(tmpdir(), 'erase-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
})
beforeEach(() => engine.command('TRUNCATE TABLE dead_letters'))
afterAll(async () => {
  await engine.close()
  rmSync(path, { recursive: true })
})

const idRow = z.object({ id: z.string() })

/** Which of the documents are left, by their places. */
async function leftOf(account_id: string, documents: readonly string[], account_field = 'account'): Promise<number[]> {
  const at = '2026-03-01 12:00:00.000'
  const letters = documents.map((document, id) => ({
    ...{ id: String(id), at, format: 'native', reason: 'r', document, truncated: false },
  }))
  await engine.insert('dead_letters', letters)
  await eraseEngine(engine, { account_id, account_field })
  return (await engine.rows(idRow, 'SELECT id FROM dead_letters ORDER BY toUInt32(id)')).map(({ id }) => Number(id))
}

/** A document as a text inside another, so many times. */
const within = (document: string, times: number): string =>
  times === 0 ? document : within(JSON.stringify({ body: document }), times - 1)

const ODD = 'org/é "1" \\ a+b\n😀'

it.each([
  ['as JSON writes it', JSON.stringify({ account_id: ODD })],
  ['with escapes', '{"account_id":"org\\/\\u00e9 \\u0022\\u0031\\u0022 \\u005c a\\u002Bb\\u000a\\uD83D\\ude00"}'],
  ['cut off behind it', `{"account_id":${JSON.stringify(ODD)},"request":{"mess`],
  ['amid what is no JSON', `account_id=${JSON.stringify(ODD)};`],
])('finds an account %s, however deep', async (_, document) => {
  expect(await leftOf(ODD, [document, within(document, 1), within(document, 3), '{"account_id":"org/é"}'])).toEqual([3])
})

it('finds an account that is a number, and takes no other number for it', async () => {
  const documents = [
    '{"account_id":100}',
    '{"account_id": "100","max_tokens":5}',
    '{"metadata":{"user_api_key_user_id" : 100.0 }}',
    '{"value":{"intValue":100}}',
    '{"cust":{"no":100}}',
    within('{"user":100}', 2),
    '{"account_id":1001}',
    '{"account_id":100.5}',
    '{"account_id":7,"max_tokens":100,"width":100}',
    '{"account_id":"a100"}',
  ]
  expect(await leftOf('100', documents, 'cust.no')).toEqual([6, 7, 8, 9])
})

it('takes nothing in an id for a pattern', async () => {
  expect(await leftOf('a.c', ['{"account_id":"abc"}', '{"account_id":"a.c"}', '{"account_id":"xa.c"}'])).toEqual([0, 2])
})
