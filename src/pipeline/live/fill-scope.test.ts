import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { clearScope, forgetChanged, prepareScope, type Scope } from './detection-scope.js'

const EACH = 50
const BACKGROUND = 40

const path = mkdtempSync(join(tmpdir(), 'fill-scope-'))
let store: EmbeddedEngine
let detection: Engine
let batch = 0

beforeAll(async () => {
  store = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(store, { sketch_key: [1n, 2n] })
  await migrateEngine(store)
  detection = await store.connect('default_detection')
  await arrive(0, 4000)
  await forgetAll()
})
afterAll(async () => {
  await store.close()
  rmSync(path, { recursive: true })
})

/** So many accounts `a0`, `a1`, …, with exchanges each, as a batch of their own. */
async function arrive(from: number, accounts: number, each = EACH): Promise<void> {
  const values = { from, accounts, each, file: ++batch }
  await store.command(
    `INSERT INTO exchanges (account, id, at, file, line)
     SELECT sipHash64(concat('a', toString({from:UInt32} + number % {accounts:UInt32}))), rand64(), now64(3), {file:UInt32}, number
     FROM numbers({accounts:UInt32} * {each:UInt32})`,
    values,
  )
  await store.command(
    `INSERT INTO accounts_seen (account, name)
     SELECT sipHash64(concat('a', toString({from:UInt32} + number)) AS name) AS account, anyState(name)
     FROM numbers({accounts:UInt32}) GROUP BY account`,
    values,
  )
}

const forgetAll = () => forgetChanged(store, { kind: 'full', until: batch, stored: 0, exchanges: 0 })
const prepare = (scope: Scope) => prepareScope(detection, 'default', scope)
const update = (members: string[] = []) => prepare({ kind: 'update', members, background_max: BACKGROUND })

const nameRow = z.object({ name: z.string() })
const numberRow = z.object({ value: z.coerce.number() })
const names = async (engine: Engine, rest = '') =>
  (
    await engine.rows(
      nameRow,
      `SELECT anyMerge(name) AS name FROM accounts_seen GROUP BY account ORDER BY account ${rest}`,
    )
  ).map(({ name }) => name)
const value = async (engine: Engine, sql: string) => (await engine.rows(numberRow, `SELECT ${sql} AS value`))[0]!.value
const READ = "(SELECT value FROM system.events WHERE event = 'SelectedRows')"

describe('an update', () => {
  it('sees all exchanges of accounts that changed, of members and of a sample, and of nobody else', async () => {
    await arrive(3000, 5, 2)
    const { kind, stored, exchanges } = await update(['a7', 'a8'])
    const sample = await names(store, `LIMIT ${BACKGROUND}`)
    const scope = new Set([...sample, 'a7', 'a8', 'a3000', 'a3001', 'a3002', 'a3003', 'a3004'])
    expect(new Set(await names(detection))).toEqual(scope)
    expect({ kind, stored, exchanges }).toEqual({
      kind: 'update',
      stored: 4000 * EACH + 10,
      exchanges: scope.size * EACH + 10,
    })
    expect(await value(detection, '(SELECT count() FROM exchanges)')).toBe(exchanges)
  })

  it('does not see what arrives after it began', async () => {
    const { exchanges } = await update()
    await arrive(3000, 5, 2)
    expect(await value(detection, '(SELECT count() FROM exchanges)')).toBe(exchanges)
  })

  it('sees accounts until a full run has seen what changed them, and those that changed since', async () => {
    const full = await prepare({ kind: 'full' })
    if (full.kind !== 'full') throw new Error('no full run')
    await arrive(3100, 1)
    await forgetChanged(store, full)
    await update()
    const sample = await names(store, `LIMIT ${BACKGROUND}`)
    expect(new Set(await names(detection))).toEqual(new Set([...sample, 'a3100']))
  })

  it('leaves nothing behind', async () => {
    await update()
    await clearScope(detection)
    const left = `(SELECT sum(total_rows) FROM system.tables WHERE database = 'default_detection')`
    expect(await value(detection, left)).toBe(0)
  })

  it('that would read more than half of the store is a full run', async () => {
    const members = Array.from({ length: 2100 }, (_, n) => `a${n}`)
    const { kind, stored, exchanges } = await update(members)
    expect({ kind, exchanges }).toEqual({ kind: 'full', exchanges: stored })
    expect(await value(detection, '(SELECT count() FROM exchanges)')).toBe(stored)
  })

  it('reads of the store what follows from its accounts, and not from what is stored', async () => {
    const read = async () => {
      await store.command('OPTIMIZE TABLE exchanges FINAL')
      await store.command('OPTIMIZE TABLE accounts_seen FINAL')
      const before = await value(store, READ)
      expect((await update()).kind).toBe('update')
      return (await value(store, READ)) - before
    }
    const little = await read()
    await arrive(10_000, 12_000)
    await forgetAll()
    await arrive(3100, 1)
    expect(await read()).toBeLessThan(1.5 * little)
  })
})
