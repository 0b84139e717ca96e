import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { placeHold } from '#audit/legal-hold.js'
import { settingsSchema } from '#contract/settings.js'
import { storeAccountFacts } from '#ingest/told/store-account-facts.js'
import { ledgerHash } from '#provenance/canary/kept/canary-ledger.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine, Params } from '#store/engine.js'
import { openTestState } from '#store/fixtures/test-state.js'
import { migrateEngine } from '#store/migrate-engine.js'
import type { State } from '#store/state/state.js'
import { forgetAccounts } from './forget-accounts.js'
import { LiveRetention } from './live-retention.js'

const path = mkdtempSync(join(tmpdir(), 'forget-'))
let engine: Engine
let state: State
let retention: LiveRetention
const LONG_AGO = "now() - interval '500 days'"

beforeAll(async () => {
  engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [1n, 2n] })
  // As an earlier version left it.
  await engine.command("INSERT INTO intake (account, at) VALUES ('before', now())")
  await migrateEngine(engine)
  state = await openTestState()
  retention = new LiveRetention({ engine, state } as never, settingsSchema.parse({}))
  await placeHold(state, { account_id: 'held', reason: 'r', by: 'key:x' }, Date.now())
})
afterAll(async () => {
  retention.close()
  await state.close()
  await engine.close()
  rmSync(path, { recursive: true })
})

const nameRow = z.object({ name: z.string() })
const seen = async () =>
  (await engine.rows(nameRow, 'SELECT anyMerge(name) AS name FROM accounts_seen GROUP BY account ORDER BY name')).map(
    ({ name }) => name,
  )
const kept = async (sql: string) => (await state.rows(nameRow, sql)).map(({ name }) => name)

/** Makes the last sign of accounts old, by day. */
const age = (accounts: readonly string[], days: number) =>
  engine.command(
    `ALTER TABLE accounts_seen UPDATE seen = now() - toIntervalDay({days:UInt32})
     WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)}))) SETTINGS mutations_sync = 2`,
    { accounts, days },
  )

describe('accounts', () => {
  it('are forgotten after their days, but not while exchanges, decisions or a hold speak of them', async () => {
    const all = ['gone', 'held', 'stored', 'asks', 'recent']
    await storeAccountFacts(
      engine,
      all.map((id) => ({ id, org_id: 'o' })),
      undefined,
    )
    for (const id of all) await state.run(`INSERT INTO accounts VALUES ($1, '{}', ${LONG_AGO})`, [id])
    await state.run("UPDATE accounts SET updated = now() WHERE account_id = 'recent'")
    await age(['gone', 'held', 'stored', 'asks'], 500)
    await age(['recent'], 399)
    await engine.command("INSERT INTO exchanges (account, at) SELECT sipHash64('stored'), now()")
    await engine.command("INSERT INTO decisions (id, at, account_id) SELECT 'd', now(), 'asks'")
    await retention.forget()
    expect(await seen()).toEqual(['before', 'held', 'recent', 'stored'])
    expect(await kept('SELECT account_id AS name FROM accounts ORDER BY 1')).toEqual([
      'asks',
      'held',
      'recent',
      'stored',
    ])
    const told =
      "SELECT detail ->> 'seen' || ', ' || (detail ->> 'facts') AS name FROM audit WHERE action = 'retention.applied'"
    expect(await kept(told)).toEqual(['2, 1'])
  })

  it('that are seen again count anew', async () => {
    await engine.command("INSERT INTO intake (account, at) VALUES ('comes again', now())")
    await age(['comes again'], 500)
    await engine.command("INSERT INTO intake (account, at) VALUES ('comes again', now())")
    await retention.forget()
    expect(await seen()).toContain('comes again')
  })

  it('that an earlier version kept count from its end', async () => {
    const row = z.object({ old: z.coerce.number() })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const sql = "SELECT max(seen) < now() AS old FROM accounts_seen WHERE account = sipHash64('before')"
    expect(await engine.rows(row, sql)).toEqual([{ old: 1 }])
  })
})

it('names no more accounts at once than the address of a request holds', async () => {
  await state.run(
    `INSERT INTO legal_holds (id, account_id, reason, placed_by, held_from)
     SELECT 'long_' || n, repeat('\u65e5', 508) || n, 'r', 'key:x', now() FROM generate_series(100, 500) AS n`,
  )
  let most = 0
  const noted = (params: Params = {}) => {
    most = Math.max(
      most,
      encodeURIComponent(JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
        .length,
    )
    return params
  }
  const asked: Engine = {
    ...engine,
    rows: (schema, sql, params) => engine.rows(schema, sql, noted(params)),
    command: (sql, params) => engine.command(sql, noted(params)),
  }
  await engine.command("INSERT INTO intake (account, at) VALUES ('goes', now())")
  await age(['goes', 'held'], 500)
  await state.run(
    `INSERT INTO accounts SELECT repeat('\u65e5', 508) || n, '{}', ${LONG_AGO} FROM generate_series(601, 1000) AS n`,
  )
  const gone = await forgetAccounts({ engine: asked, state }, { accounts_days: 400 })
  expect(gone).toMatchObject({ facts: 400 })
  expect(await seen()).toContain('held')
  expect(await seen()).not.toContain('goes')
  expect(most).toBeLessThan(1_048_576)
  await state.run(`DELETE FROM legal_holds WHERE id LIKE 'long_%'`)
})

it('forgets decided appeals and told events after their days', async () => {
  const appeal = (id: string, account: string, decided: string) =>
    state.run(
      `INSERT INTO appeals (id, account_id, statement, state, filed_by, decided) VALUES ($1, $2, 's', 'open', 'key:x', ${decided})`,
      [id, account],
    )
  await appeal('old', 'a', LONG_AGO)
  await appeal('of the held', 'held', LONG_AGO)
  await appeal('new', 'a', 'now()')
  await appeal('open', 'a', 'NULL')
  for (const [name, told] of [
    ['a', LONG_AGO],
    ['held', LONG_AGO],
    ['b', 'now()'],
  ])
    await state.run(`INSERT INTO events (event, told) VALUES (jsonb_build_object('account_id', $1::text), ${told})`, [
      name,
    ])
  await state.run(`INSERT INTO events (event, told) VALUES ('{"kind":"model_released"}', ${LONG_AGO})`)
  await retention.forget()
  expect(await kept('SELECT id AS name FROM appeals ORDER BY 1')).toEqual(['new', 'of the held', 'open'])
  expect(await kept(`SELECT event ->> 'account_id' AS name FROM events ORDER BY 1`)).toEqual(['b', 'held'])
})

it('forgets who was in a campaign that is over, and keeps the campaign', async () => {
  const campaign = async (id: string, status: string, present: boolean, updated: string, accounts: string[]) => {
    await state.run(
      `INSERT INTO campaigns VALUES ($1, $2, 0.9, 0.9, 2, 10, now(), now(), now(), ${updated}, $3, '{"links":[{"source":"a"}]}')`,
      [id, status, present],
    )
    for (const account of accounts)
      await state.run(`INSERT INTO campaign_accounts VALUES ($1, $2, 'core', 1, 1, 1, now())`, [id, account])
  }
  await campaign('closed', 'closed', false, LONG_AGO, ['a', 'b'])
  await campaign('dismissed', 'dismissed', false, LONG_AGO, ['a', 'held'])
  await campaign('found again', 'dismissed', true, LONG_AGO, ['a'])
  await campaign('open', 'open', false, LONG_AGO, ['a'])
  await campaign('lately', 'closed', false, 'now()', ['a'])
  await retention.forget()
  expect(await kept(`SELECT campaign || ': ' || account_id AS name FROM campaign_accounts ORDER BY 1`)).toEqual([
    'dismissed: held',
    'found again: a',
    'lately: a',
    'open: a',
  ])
  expect(await kept(`SELECT id AS name FROM campaigns WHERE campaign -> 'links' = '[]'`)).toEqual(['closed'])
})

/** A row of the ledger of canaries, by the account that it is of. */
const serve = async (account: string, at: string) =>
  state.run(
    `INSERT INTO canary_ledger (slot, variant, cluster, key_commitment, account_hash, count, first_at, last_at)
     VALUES ($1, 0, 'c', 'k', $2, 1, ${LONG_AGO}, ${at})`,
    [account, await ledgerHash(state, account)],
  )
const served = () => kept('SELECT slot AS name FROM canary_ledger ORDER BY 1')

it('forgets what was served and who was erased after their days, but of accounts that are held', async () => {
  const AGES_AGO = "now() - interval '900 days'"
  await serve('a', AGES_AGO)
  await serve('held', AGES_AGO)
  await serve('b', LONG_AGO)
  await state.run(`INSERT INTO canary_served_erased VALUES ('old', now() - interval '8 days'), ('new', now())`)
  await retention.forget()
  expect(await served()).toEqual(['b', 'held'])
  expect(await kept('SELECT account_hash AS name FROM canary_served_erased')).toEqual(['new'])
  const shorter = new LiveRetention(
    { engine, state } as never,
    settingsSchema.parse({ retention: { ledger_days: 400 } }),
  )
  await shorter.forget()
  shorter.close()
  expect(await served()).toEqual(['held'])
})

it('forgets nothing where it is told to keep all', async () => {
  const days = { accounts_days: 0, events_days: 0, appeals_days: 0, closed_campaign_days: 0, ledger_days: 0 }
  const forever = new LiveRetention({ engine, state } as never, settingsSchema.parse({ retention: days }))
  await state.run(`INSERT INTO accounts VALUES ('z', '{}', ${LONG_AGO})`)
  await state.run(`INSERT INTO events (event, told) VALUES ('{}', ${LONG_AGO})`)
  await serve('z', "now() - interval '9000 days'")
  await forever.forget()
  forever.close()
  expect(await served()).toEqual(['held', 'z'])
  expect(await kept(`SELECT account_id AS name FROM accounts WHERE account_id = 'z'`)).toEqual(['z'])
  expect(await kept(`SELECT 'there' AS name FROM events WHERE event = '{}'`)).toEqual(['there'])
})
