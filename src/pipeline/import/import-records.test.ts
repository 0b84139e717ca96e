import { afterAll, beforeAll, expect, it } from 'vitest'
import { eraseWords } from '#case/erase-words.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { importRecordOf } from './fixtures/import-record.js'
import { ImportRecords } from './import-records.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

it('knows the newest batch that any import was told of', async () => {
  const records = new ImportRecords(state)
  expect(await records.lastFile()).toBe(0)
  const [first, second] = [importRecordOf('1'), importRecordOf('2')]
  for (const record of [first, second]) await records.add(record, 'auto')
  for (const file of [3, 9]) await records.addFile(first.id, file)
  await records.addFile(second.id, 4)
  expect(await records.lastFile()).toBe(9)
  expect((await records.filesOfSame('same')).sort()).toEqual([3, 4, 9])
})

it('does not write an erased name back', async () => {
  const records = new ImportRecords(state)
  const record = { ...importRecordOf('3'), name: 'account-7.jsonl' }
  await records.add(record, 'auto')
  await state.transaction((inside) => eraseWords(inside, 'account-7'))
  await records.put({ ...record, accepted: 12 })
  expect(await records.read(record.id)).toEqual({ ...record, name: '[erased].jsonl', accepted: 12 })
})
