import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { manifestSchema } from '#contract/detector.js'
import { statementsOf } from '#store/read-sql.js'
import { loadCase, openCaseStore } from './case-store.js'
import { DerivedTables } from './derived-tables.js'
import type { DetectorCase } from './detector-case.js'
import { groupDetectors } from './registry.js'
import { RUNBOOK_SECTIONS } from './render-runbooks.js'

const here = new URL('./', import.meta.url)
const PARTS = ['detector.ts', 'detect.sql', 'manifest.ts', 'runbook.md', 'cases.ts', 'detector.test.ts']
/** Folders that hold no detector. */
const SHARED = ['sql']
const COLUMNS = [
  { name: 'group', type: 'UInt32' },
  { name: 'replicate', type: 'UInt32' },
  { name: 'statistic', type: 'Float64' },
  { name: 'accounts', type: 'UInt32' },
]

const store = await openCaseStore()
afterAll(() => store.close())

const byName = groupDetectors.map((detector) => [detector.manifest.name, detector] as const)

test('the registry lists every folder that holds a detector, once', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const found = folders.map(({ name }) => name).filter((name) => !SHARED.includes(name) && isGroupDetector(name))
  expect(byName.map(([name]) => name).sort()).toEqual(found.sort())
  expect(found.length).toBeGreaterThan(20)
})

const readCases = async (name: string) =>
  (await import(new URL(`${name}/cases.ts`, here).href)) as { cases: readonly DetectorCase[] }

/** A folder with a detect.sql is one; other kinds of detectors may stand beside these. */
const isGroupDetector = (name: string) => existsSync(new URL(`${name}/detect.sql`, here))

test.each(byName)('%s has all parts and a manifest in form', (name, detector) => {
  for (const part of PARTS) expect(existsSync(new URL(`${name}/${part}`, here)), part).toBe(true)
  expect(manifestSchema.parse(detector.manifest)).toEqual(detector.manifest)
})

test.each(byName)('%s has a positive and a negative case, with different titles', async (name) => {
  const { cases } = await readCases(name)
  expect(cases.some(({ speaks }) => speaks)).toBe(true)
  expect(cases.some(({ speaks }) => !speaks)).toBe(true)
  expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length)
})

test.each(byName)('%s gives the columns of the contract', async (_, detector) => {
  const column = z.object({ name: z.string(), type: z.string() })
  const statements = statementsOf(detector.sql)
  await new DerivedTables(store.engine).fill(statements.slice(0, -1), detector.params)
  expect(await store.engine.rows(column, `DESCRIBE (${statements.at(-1)})`, detector.params)).toEqual(COLUMNS)
})

test.each(byName)('%s has a runbook with all sections, whose query shows something in the first case', async (name) => {
  const runbook = readFileSync(new URL(`${name}/runbook.md`, here), 'utf8')
  expect([...runbook.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(RUNBOOK_SECTIONS)
  const [query] = [...runbook.matchAll(/```sql\n([^`]*)```/g)].map(([, text]) => text!)
  const { cases } = await readCases(name)
  await loadCase(store.engine, cases[0]!, (_, index) => BigInt(index + 1))
  const rows = await store.engine.rows(z.unknown(), query!, { accounts: Array.from({ length: 20 }, (_, i) => i + 1) })
  expect(rows.length).toBeGreaterThan(0)
})

test.each(byName)('%s says observed, expected and chance in one sentence', (_, detector) => {
  const found = { observed: 0.8765, expected: 0.1234, accounts: 41, size: 43, p_value: 3.2e-7 }
  const sentence = detector.statement(found)
  expect(sentence).toMatch(/^\S.*in matched innocents .*\(p = 3\.2e-7\)$/)
  expect(sentence).not.toMatch(/NaN|undefined|\. /)
  expect(detector.statement({ ...found, observed: 0.7 })).not.toBe(sentence)
  expect(detector.statement({ ...found, expected: 0.2 })).not.toBe(sentence)
  expect(detector.statement({ ...found, accounts: 40 })).not.toBe(sentence)
})
