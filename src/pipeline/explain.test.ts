import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Report } from '#contract/report.js'
import { explain } from './explain.js'

const kept: Report = {
  schema_version: '1.0',
  generated_at: '2026-03-01T00:00:00.000Z',
  input: {
    files: [{ path: 'day.jsonl', format: 'native', exchanges: 3, rejected: 1 }],
    exchanges: 3,
    duplicates: 0,
    rejected: [{ file: 'day.jsonl', line: 4, reason: 'no account' }],
    rejected_count: 1,
    accounts: 2,
    content: 'present',
    from: '2026-02-27T08:00:00.000Z',
    to: '2026-02-28T09:30:00.000Z',
  },
  campaigns: [],
  near_misses: [],
  timings: { read: 0.2 },
  settings: {},
}

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'stillwatch-explain-'))
})
afterEach(() => rm(store, { recursive: true }))

const keep = (text: string): Promise<void> => writeFile(join(store, 'report.json'), text)
const explained = (): Promise<Report> => explain({ subject: 'a', store })

test('gives the report that the scan kept', async () => {
  await keep(JSON.stringify(kept))
  expect(await explained()).toEqual(kept)
})

test('a directory without a report is the asker’s error and names the option', async () => {
  await expect(explained()).rejects.toMatchObject({ name: 'InputError', where: `--store ${store}` })
  await expect(explain({ subject: 'a', store: join(store, 'absent') })).rejects.toMatchObject({ name: 'InputError' })
})

test('a file in the place of the directory is no internal error', async () => {
  const file = join(store, 'file')
  await writeFile(file, '')
  await expect(explain({ subject: 'a', store: file })).rejects.toMatchObject({ name: 'InputError' })
})

test('a report that was cut off says so', async () => {
  await keep(JSON.stringify(kept).slice(0, 100))
  await expect(explained()).rejects.toMatchObject({ what: 'the report is cut off or damaged' })
})

test('a report of another version names both versions', async () => {
  await keep(JSON.stringify({ ...kept, schema_version: '0.9' }))
  await expect(explained()).rejects.toMatchObject({ what: 'the report has version 0.9, not 1.0' })
})

test('a report that does not hold names the field', async () => {
  await keep(JSON.stringify({ ...kept, input: { ...kept.input, accounts: -1 } }))
  await expect(explained()).rejects.toMatchObject({ what: expect.stringContaining('input.accounts') })
})

test('an interruption is not taken for a missing report', async () => {
  await keep(JSON.stringify(kept))
  await expect(explain({ subject: 'a', store, signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
})
