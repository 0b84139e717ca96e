import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openCaseStore } from './case-store.js'
import { DerivedTables } from './derived-tables.js'
import { groupDetectors } from './registry.js'
import { runGroupDetectors } from './run-group-detectors.js'

const { engine, close } = await openCaseStore()
afterAll(close)

const numbers = (name: string, to: string) =>
  `CREATE TABLE ${name} ENGINE = MergeTree ORDER BY tuple() AS SELECT number FROM numbers({${to}:UInt32})`
const count = async (table: string) => {
  const [row] = await engine.rows(z.object({ n: z.coerce.number() }), `SELECT count() AS n FROM ${table}`)
  return row!.n
}

test('a table is filled once while its text and the values in it are the same', async () => {
  const tables = new DerivedTables(engine)
  await tables.fill([numbers('few', 'most')], { most: 3, other: 1 })
  await engine.command('INSERT INTO few VALUES (9)')
  await tables.fill([numbers('few', 'most')], { most: 3, other: 2 })
  expect(await count('few')).toBe(4)
  await tables.fill([numbers('few', 'most')], { most: 5, other: 2 })
  expect(await count('few')).toBe(5)
})

test('a table is filled anew where one that it may read was filled from something else', async () => {
  const tables = new DerivedTables(engine)
  const copy = 'CREATE TABLE copies ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM few'
  await tables.fill([numbers('few', 'most'), copy], { most: 3 })
  await tables.fill([numbers('few', 'most'), copy], { most: 7 })
  expect(await count('copies')).toBe(7)
})

test('tables of an earlier run that was cut off are replaced, and none stays behind', async () => {
  await new DerivedTables(engine).fill([numbers('few', 'most')], { most: 2 })
  const tables = new DerivedTables(engine)
  await tables.fill([numbers('few', 'most')], { most: 8 })
  expect(await count('few')).toBe(8)
  await tables.drop()
  await expect(count('few')).rejects.toThrow('few')
})

test('a scan leaves no table of the detectors in the store', async () => {
  const names = () => engine.rows(z.object({ name: z.string() }), 'SHOW TABLES')
  const before = await names()
  await runGroupDetectors(engine, groupDetectors)
  expect(await names()).toEqual(before)
})

test('only tables stand before a query', async () => {
  await expect(new DerivedTables(engine).fill(['SELECT 1'], {})).rejects.toThrow('no CREATE TABLE')
})
