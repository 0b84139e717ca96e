import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GroupDetector } from '#contract/detector.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import type { CaseOutcome, DetectorCase } from './detector-case.js'
import { readStatistics, type SetStatistic } from './read-statistics.js'

/** Relative difference between a statistic worked out by hand (five digits or so) and the engine's. */
const TOLERANCE = 1e-3
const TABLES = ['exchanges', 'accounts_seen', 'events', 'sets']

/** An embedded engine in a directory of its own, in which detectors are tried on their cases. */
interface CaseStore {
  engine: Engine
  /** What is wrong with the case, in words; empty where all is as expected, under other names and orders of lines too. */
  faults(detector: GroupDetector, example: DetectorCase): Promise<string[]>
  close(): Promise<void>
}

export async function openCaseStore(): Promise<CaseStore> {
  const path = await mkdtemp(join(tmpdir(), 'detector-cases-'))
  const engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  return {
    engine,
    faults: async (detector, example) => {
      const plain = await runCase(engine, detector, example, (_, index) => BigInt(index + 1))
      const turned = await runCase(
        engine,
        detector,
        reversed(example),
        (_, index) => (1n << 63n) - BigInt(index * 7919),
      )
      return [...outcomeFaults(example, plain), ...differences(plain, turned)]
    },
    close: async () => {
      await engine.close()
      await rm(path, { recursive: true, force: true })
    },
  }
}

type Naming = (name: string, index: number) => bigint

async function runCase(engine: Engine, detector: GroupDetector, example: DetectorCase, naming: Naming) {
  await loadCase(engine, example, naming)
  const rows = await readStatistics(engine, detector, example.params)
  return rows.sort((a, b) => a.replicate - b.replicate)
}

/** Fills the tables with a case: group 1, of which replicate 1 is the innocents. */
export async function loadCase(engine: Engine, example: DetectorCase, naming: Naming): Promise<void> {
  const names = new Set([...example.exchanges, ...(example.facts ?? [])].map(({ account }) => account))
  const ids = new Map([...names].sort().map((name, index) => [name, naming(name, index).toString()]))
  const id = (name: string) => ids.get(name)!
  for (const table of TABLES) await engine.command(`TRUNCATE TABLE ${table}`)
  await insert(
    engine,
    'exchanges',
    example.exchanges.map((row, index) => exchangeRow(row, index, id)),
  )
  await insert(
    engine,
    'events',
    (example.events ?? []).map((row) => ({ ...row, account: row.account ? id(row.account) : 0 })),
  )
  const set = (replicate: number) => (name: string) => ({ group: 1, replicate, account: id(name) })
  await insert(engine, 'sets', [...example.group.map(set(0)), ...example.innocents.map(set(1))])
  for (const { account, payment = '', email_domain = '', created = null } of example.facts ?? []) {
    await engine.command(
      `INSERT INTO accounts_seen (account, name, payment, email_domain, created) SELECT {account:UInt64},
        anyState({name:String}), maxState({payment:String}), maxState({email_domain:String}),
        minState({created:Nullable(DateTime64(3, 'UTC'))})`,
      { account: id(account), name: account, payment, email_domain, created },
    )
  }
}

function exchangeRow(row: DetectorCase['exchanges'][number], index: number, id: (name: string) => string) {
  return {
    temperature: -1,
    turn: 1,
    own_length: 100,
    own: 1_000_000 + index,
    id: index,
    line: index + 1,
    status: 200,
    ...row,
    account: id(row.account),
  }
}

async function insert(engine: Engine, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await engine.command(`INSERT INTO ${table} FORMAT JSONEachRow ${rows.map((row) => JSON.stringify(row)).join('\n')}`)
}

const reversed = (example: DetectorCase): DetectorCase => ({
  ...example,
  // Without an own prompt of its own each exchange keeps the one that its place gave it.
  exchanges: example.exchanges.map((row, index) => ({ own: 1_000_000 + index, ...row })).reverse(),
  facts: [...(example.facts ?? [])].reverse(),
  group: [...example.group].reverse(),
})

function outcomeFaults({ expected, speaks }: DetectorCase, rows: readonly SetStatistic[]): string[] {
  if (rows.length !== 2) return [`${rows.length} rows for two sets`]
  const [group, innocents] = rows as [SetStatistic, SetStatistic]
  const faults = [
    ...setFaults('group', expected.group, group),
    ...setFaults('innocents', expected.innocents, innocents),
  ]
  if (speaks !== group.statistic > innocents.statistic) faults.push(speaks ? 'does not speak' : 'speaks')
  return faults
}

function setFaults(which: string, expected: CaseOutcome, found: SetStatistic): string[] {
  const same =
    expected.statistic === null
      ? Number.isNaN(found.statistic)
      : Math.abs(found.statistic - expected.statistic) <= TOLERANCE * Math.max(0.1, Math.abs(expected.statistic))
  const faults = same ? [] : [`${which}: statistic ${found.statistic}, not ${expected.statistic}`]
  if (found.accounts !== expected.accounts)
    faults.push(`${which}: accounts ${found.accounts}, not ${expected.accounts}`)
  return faults
}

const differences = (plain: readonly SetStatistic[], turned: readonly SetStatistic[]): string[] =>
  JSON.stringify(plain) === JSON.stringify(turned)
    ? []
    : [`names or order of lines matter: ${JSON.stringify(plain)} against ${JSON.stringify(turned)}`]
