import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import type { FileRead } from '#ingest/read-options.js'
import { keepEvidence, readEvidence } from './keep-evidence.js'

const { statistics, product } = inventCase()
const found = { statistics: [statistics], product }
const fileOf = (path: string): FileRead =>
  ({ file: 0, path, format: 'native', bytes: 10, sha256: 'ab'.repeat(32), rows: 5, rejected: 0 }) as FileRead

let store: string
let warnings: string[]
const hear = ({ message }: Error) => warnings.push(message)
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'keep-evidence-'))
  warnings = []
  process.on('warning', hear)
})
afterEach(async () => {
  process.off('warning', hear)
  await rm(store, { recursive: true })
})

const scan = (day: number, paths: string[], sources_max = 100) =>
  keepEvidence(store, found, paths.map(fileOf), { at: new Date(Date.UTC(2026, 1, day)), sources_max })
const custody = async () => (await readEvidence(store)).custody

it('keeps the files of all scans, and leaves nothing beside it', async () => {
  await scan(1, ['a', 'b'])
  await scan(2, ['c'])
  const { sources, sources_count, steps, steps_count } = await custody()
  expect(sources.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect({ sources_count, steps_count }).toEqual({ sources_count: 3, steps_count: undefined })
  expect(steps.map(({ step }) => step)).toEqual(['scan', 'scan'])
  expect(await readdir(store)).toEqual(['evidence.json'])
})

it('names so many files at most, the newest, and counts all', async () => {
  await scan(1, ['a', 'b'], 2)
  await scan(2, ['c'], 2)
  await scan(3, ['d'], 2)
  const { sources, sources_count } = await custody()
  expect(sources.map(({ name }) => name)).toEqual(['c', 'd'])
  expect(sources_count).toBe(4)
})

it('names so many steps at most, and counts all', async () => {
  await scan(1, ['a'])
  const kept = await readEvidence(store)
  const [step] = kept.custody.steps
  kept.custody.steps = Array.from({ length: 1000 }, () => step!)
  await writeFile(join(store, 'evidence.json'), JSON.stringify(kept))
  await scan(2, ['b'])
  await scan(3, ['c'])
  const { steps, steps_count } = await custody()
  expect(steps).toHaveLength(1000)
  expect(steps.at(-1)!.at).toBe('2026-02-03T00:00:00.000Z')
  expect(steps_count).toBe(1002)
})

it.each(['{"statistics":[],"custody":', '{"other":"version"}'])(
  'sets aside what cannot be read, and says so: %s',
  async (damaged) => {
    await writeFile(join(store, 'evidence.json'), damaged)
    await expect(readEvidence(store)).rejects.toThrow(/damaged, or of another version/)
    await scan(3, ['c'])
    const aside = 'evidence.json.damaged-20260203000000000'
    expect(await readFile(join(store, aside), 'utf8')).toBe(damaged)
    const { sources, steps } = await custody()
    expect(sources.map(({ name }) => name)).toEqual(['c'])
    expect(steps).toMatchObject([{ step: 'loss', detail: expect.stringContaining(aside) }, { step: 'scan' }])
    await soon()
    expect(warnings).toEqual([expect.stringContaining('missing in the chain of custody')])
  },
)
