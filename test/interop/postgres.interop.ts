import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appendAudit } from '#audit/append-audit.js'
import { verifyAudit } from '#audit/verify-audit.js'
import { firstKey } from '#auth/first-key.js'
import { migrateState } from '#store/state/migrate-state.js'
import { openState } from '#store/state/open-state.js'
import type { State } from '#store/state/state.js'
import { programOf } from './programs.js'
import { type Postgres, startPostgres } from './start-postgres.js'

const MIGRATIONS = join(import.meta.dirname, '../../src/store/state/migrations')
const WRITERS = 4
const ENTRIES = 50
/** A race that is lost once in ten is seen with this many. */
const DATABASES = 6

const program = programOf('postgres')

/** What the embedded PostgreSQL cannot show: it has one connection. */
describe.skipIf(program === undefined)(`several servers on one ${program?.version}`, () => {
  let postgres: Postgres
  let databases = 0
  const open = (url: string): State => openState({ url, connections_max: 5, statement_ms_max: 20_000 })

  /** Several pools on a database of their own, each as a server would have it. */
  async function onFreshDatabase(work: (pools: State[]) => Promise<void>): Promise<void> {
    const name = `fresh_${++databases}`
    const admin = open(postgres.url)
    await admin.run(`CREATE DATABASE ${name}`)
    await admin.close()
    const pools = Array.from({ length: WRITERS }, () => open(postgres.url.replace(/\/[^/]*$/, `/${name}`)))
    try {
      await work(pools)
    } finally {
      for (const pool of pools) await pool.close()
    }
  }

  beforeAll(async () => {
    postgres = await startPostgres(program?.path ?? '')
  })
  afterAll(() => postgres?.remove())

  it('runs each migration once when all start together', async () => {
    for (let database = 0; database < DATABASES; database++)
      await onFreshDatabase(async (pools) => {
        await Promise.all(pools.map((pool) => migrateState(pool)))
        const names = await pools[0]!.rows(z.object({ name: z.string() }), 'SELECT name FROM migrations ORDER BY name')
        expect(names.map(({ name }) => name)).toEqual(readdirSync(MIGRATIONS).sort())
      })
  })

  it('prints one first key, whoever comes first', async () => {
    for (let database = 0; database < DATABASES; database++)
      await onFreshDatabase(async (pools) => {
        await migrateState(pools[0]!)
        const kinds = await Promise.all(pools.map(async (pool) => (await firstKey(pool, {}, Date.now())).kind))
        expect(kinds.sort()).toEqual(['none', 'none', 'none', 'printed'])
      })
  })

  it('takes a given first key once', async () => {
    await onFreshDatabase(async (pools) => {
      await migrateState(pools[0]!)
      const given = 'a key of the operator, for tests'
      const kinds = await Promise.all(pools.map(async (pool) => (await firstKey(pool, { given }, Date.now())).kind))
      expect(kinds.sort()).toEqual(['given', 'none', 'none', 'none'])
    })
  })

  it('chains what all of them write to the audit log, without gap or fork', async () => {
    await onFreshDatabase(async (pools) => {
      await migrateState(pools[0]!)
      const writes = pools.flatMap((pool, writer) =>
        Array.from({ length: ENTRIES }, (_, n) => {
          // A few accounts that all name: their pseudonyms are made by whoever is first.
          const subject = n % 2 === 0 ? { account_id: `acct-${n % 6}` } : `policy:p${n}`
          return appendAudit(pool, { actor: `key:${writer}`, action: 'policy.changed', subject }, Date.now())
        }),
      )
      const entries = await Promise.all(writes)
      entries.sort((a, b) => a.seq - b.seq)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
      expect(entries).toHaveLength(WRITERS * ENTRIES)
      expect(await verifyAudit(entries, [], new Map())).toMatchObject({ problems: [] })
      const writers = entries.map(({ actor }) => actor)
      expect(writers).not.toEqual([...writers].sort())
    })
  })
})
