import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownSchema } from '#contract/told.js'
import { readAccountFacts } from './read-account-facts.js'
import { readDocuments } from './read-documents.js'
import { readEvents } from './read-events.js'
import { readKnown } from './read-known.js'

const fixture = (name: string): string => new URL(`../fixtures/told/${name}`, import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'told-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('reads NDJSON, past empty lines and unknown fields', async () => {
  expect(await readAccountFacts(fixture('accounts.jsonl'))).toEqual([
    {
      id: 'acct_ada',
      created: '2025-11-01T00:00:00+01:00',
      payment_fingerprint: 'card_9',
      email_domain: 'example.org',
      tier: 'free',
    },
    { id: 'acct_bo', payment_fingerprint: null },
  ])
})

test('reads a JSON array', async () => {
  expect((await readEvents(fixture('events.json'))).map(({ kind }) => kind)).toEqual([
    'model_released',
    'account_banned',
  ])
})

test('reads gzip', async () => {
  const path = join(folder, 'known.gz')
  await writeFile(path, gzipSync('{"account_id":"a","kind":"allowed"}\n'))
  expect(await readKnown(path)).toEqual([{ account_id: 'a', kind: 'allowed' }])
})

test('names line and field of the first document that is amiss', async () => {
  await expect(readKnown(fixture('known-bad.jsonl'))).rejects.toMatchObject({
    name: 'InputError',
    where: expect.stringMatching(/known-bad\.jsonl:2$/),
    what: expect.stringContaining('field kind'),
  })
})

test('names the element of an array', async () => {
  const path = join(folder, 'events.json')
  await writeFile(path, '[{"at":"2026-03-01T00:00:00Z","kind":"price_changed"},{"at":"March","kind":"price_changed"}]')
  await expect(readEvents(path)).rejects.toMatchObject({
    where: `${path}, element 2`,
    what: expect.stringContaining('field at'),
  })
})

test.each([
  ['{"account_id":', 'not JSON'],
  ['[{"account_id":"a"}', 'not JSON'],
  ['"text"', 'the document'],
])('says what is wrong with %s', async (text, message) => {
  const path = join(folder, 'odd.jsonl')
  await writeFile(path, text)
  await expect(readKnown(path)).rejects.toMatchObject({ name: 'InputError', what: expect.stringContaining(message) })
})

test('refuses what is missing, a directory, too long, binary', async () => {
  const refused = (path: string, what: string, bytes_max?: number) =>
    expect(readDocuments(path, knownSchema, bytes_max)).rejects.toMatchObject({ name: 'InputError', what })
  await refused(join(folder, 'absent'), 'no such file')
  await refused(folder, 'a directory, not a file')
  await refused(fixture('known-bad.jsonl'), 'longer than 20 bytes', 20)
  const binary = join(folder, 'binary')
  await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80]))
  await refused(binary, 'not text in UTF-8')
})
