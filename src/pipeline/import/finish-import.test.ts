import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LogImport } from '#contract/log-import.js'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import { openTestState } from '#store/fixtures/test-state.js'
import { migrateEngine } from '#store/migrate-engine.js'
import type { State } from '#store/state/state.js'
import { finishImport } from './finish-import.js'
import { importRecordOf } from './fixtures/import-record.js'
import { ImportRecords } from './import-records.js'

const directory = mkdtempSync(join(tmpdir(), 'finish-import-'))
let engine: EmbeddedEngine
let state: State
let records: ImportRecords
beforeAll(async () => {
  state = await openTestState()
  records = new ImportRecords(state)
  engine = await openEmbedded({ path: directory, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
  await engine.command('INSERT INTO exchanges (account, id, at, file) SELECT 1, number, now(), 7 FROM numbers(3)')
})
afterAll(async () => {
  await engine.close()
  await state.close()
  rmSync(directory, { recursive: true })
})

async function finish(record: LogImport, runAnew: () => Promise<void>, signal = new AbortController().signal) {
  await records.add(record, 'auto')
  await records.addFile(record.id, 7)
  const told: string[] = []
  const failed = ({ message }: Error) => void told.push(message)
  await finishImport(record, { records, link: { state, engine }, detection: { runAnew }, signal, failed })
  return told
}

it('is done when all is stored, also where the detection after it fails', async () => {
  const record = importRecordOf('1', { accepted: 3, problem: 'its end is missing' })
  expect(await finish(record, () => Promise.reject(new Error('the store is away')))).toEqual(['the store is away'])
  expect(record).toMatchObject({ state: 'done', accepted: 3, campaigns: [] })
  expect(record.problem).toMatch(/^its end is missing; it is stored, and the detection after it failed/)
})

it('says nothing amiss where it did not fail', async () => {
  const record = importRecordOf('2', { accepted: 3 })
  expect(await finish(record, () => Promise.resolve())).toEqual([])
  expect(record).toMatchObject({ state: 'done', problem: null })
})

it('is not done where the server stops', async () => {
  const record = importRecordOf('3', { accepted: 3 })
  const ending = new AbortController()
  const stopped = finish(
    record,
    () => {
      ending.abort(new Error('the server stops'))
      return Promise.reject(new Error('the store is away'))
    },
    ending.signal,
  )
  await expect(stopped).rejects.toThrow('the server stops')
  expect(record.state).toBe('reading')
})
