/**
 * Runs updates over a store that grows, and prints what each cost, as JSON. What a server does besides, in PostgreSQL,
 * is not in it.
 *   measure-updates.ts '{"stored":[100000,200000],"change":2000,"changes":[1000,10000]}'
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema } from '#contract/settings.js'
import type { Scope } from '#pipeline/live/detection-scope.js'
import { DetectionThread } from '#pipeline/live/detection-thread.js'
import { countingEngine, type StatementReads } from '../measure/counting-engine.js'
import { GrowingStore } from '../measure/growing-store.js'
import type { MeasuredUpdate, UpdateSizes } from '../update-cost.js'

const STATEMENTS = 8
const STATEMENT_CHARACTERS = 110

const { stored: sizes, change, changes } = JSON.parse(process.argv[2]!) as UpdateSizes
const settings = settingsSchema.parse({ retention: { exchanges_days: 0 } })
const directory = await mkdtemp(join(tmpdir(), 'stillwatch-updates-'))
const store = await GrowingStore.open(directory, settings)
const engine = await countingEngine(await store.engine.connect(`${store.engine.database}_detection`))
const detection = new DetectionThread(engine, store.engine.database, settings)

async function measure(wanted: Scope, changed: { exchanges: number; accounts: number }) {
  engine.take()
  const cpu = process.cpuUsage()
  const began = performance.now()
  const { scope, report } = await detection.detect({ known: [], scope: wanted })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const statements = engine.take()
  const update: MeasuredUpdate = {
    kind: scope.kind,
    stored: store.stored,
    accounts: await store.accounts(),
    changed_exchanges: changed.exchanges,
    changed_accounts: changed.accounts,
    scope_exchanges: scope.exchanges,
    campaigns: report.campaigns.length,
    seconds,
    cpu_seconds: (user + system) / 1e6,
    rows_read: statements.reduce((sum, { rows }) => sum + rows, 0),
    bytes_read: statements.reduce((sum, { bytes }) => sum + bytes, 0),
    store_rows_read: statements.filter(({ sql }) => readsStore(sql)).reduce((sum, { rows }) => sum + rows, 0),
    statements: mostReading(statements),
  }
  console.error(`${update.kind} of ${update.stored} stored: ${seconds.toFixed(1)} s, ${update.rows_read} rows read`)
  return { update, report }
}

/** Whether a statement names the database of the store: all others read what the update copied. */
const readsStore = (sql: string): boolean => sql.replaceAll('`', '').includes(`${store.engine.database}.`)

/** The detectors' statements begin alike: those are told as one. */
function mostReading(statements: readonly StatementReads[]): StatementReads[] {
  const by_sql = new Map<string, StatementReads>()
  for (const { sql, rows, bytes } of statements) {
    const beginning = sql.slice(0, STATEMENT_CHARACTERS)
    const known = by_sql.get(beginning) ?? { sql: beginning, rows: 0, bytes: 0 }
    by_sql.set(beginning, { sql: beginning, rows: known.rows + rows, bytes: known.bytes + bytes })
  }
  return [...by_sql.values()].sort((a, b) => b.rows - a.rows).slice(0, STATEMENTS)
}

async function measureChange(exchanges: number, members: readonly string[]): Promise<MeasuredUpdate> {
  const { file, ...changed } = await store.change(exchanges)
  const { background_max } = settings.detection
  const { update } = await measure({ kind: 'update', members, background_max }, changed)
  await store.takeBack(file)
  return update
}

try {
  const [first = 0] = sizes
  await store.grow(first)
  const { update: full, report } = await measure({ kind: 'full' }, { exchanges: 0, accounts: 0 })
  const members = report.campaigns.flatMap(({ accounts }) => accounts.map(({ id }) => id))
  await store.forgetChanged()
  const by_stored: MeasuredUpdate[] = []
  for (const size of sizes) {
    if (size > store.stored * 1.2) {
      await store.grow(size - store.stored)
      await store.forgetChanged()
    }
    by_stored.push(await measureChange(change, members))
  }
  const by_change: MeasuredUpdate[] = []
  for (const size of changes) by_change.push(await measureChange(size, members))
  console.log(JSON.stringify({ full, by_stored, by_change }))
} finally {
  await detection.close()
  await rm(directory, { recursive: true, force: true })
}
// The engine's own threads would keep the process.
process.exit(0)
