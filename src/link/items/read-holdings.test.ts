import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import { FORMING, type Holdings } from './holdings.js'
import { readHoldings } from './read-holdings.js'

const path = await mkdtemp(join(tmpdir(), 'holdings-'))
const engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
await createSchema(engine, { sketch_key: [1n, 2n] })
afterAll(async () => {
  await engine.close()
  await rm(path, { recursive: true, force: true })
})
beforeEach(async () => {
  await engine.command('TRUNCATE TABLE exchanges')
  await engine.command('TRUNCATE TABLE accounts_seen')
})

/** Account a sends a exchanges, so that the order of activity is the order of numbers. */
async function fill(rows: { account: number; network: number }[], name: (account: number) => number): Promise<void> {
  const exchanges = rows.flatMap(({ account, network }) =>
    Array.from({ length: account }, (_, k) => ({
      account: name(account),
      id: 1000 * account + k,
      at: '2026-03-02 10:00:00',
      network,
    })),
  )
  await engine.insert('exchanges', exchanges)
}

const shape = ({ items, degrees, links }: Holdings) => ({ items, degrees, links })
const NETWORK = 1

test('an address of one account counts in its degree and joins nobody', async () => {
  const rows = [1, 2, 3, 4, 5, 6].flatMap((account) => [{ account, network: 100 + account }])
  await fill([...rows, { account: 2, network: 7 }, { account: 5, network: 7 }], (a) => a)
  const { accounts, items, degrees, links } = await readHoldings(engine, { hub_degree_max: 400, hub_share_max: 0.5 })
  expect(accounts).toEqual(['2', '5'])
  expect(items).toEqual([{ channel: NETWORK, holders: [0, 1], weight: expect.closeTo(Math.log(3), 9) }])
  expect([...degrees[NETWORK]!]).toEqual([2, 2])
  expect(links[NETWORK]).toBe(8)
  expect(NETWORK).toBeLessThan(FORMING)
})

test('what a large part of the accounts holds is left out', async () => {
  const rows = [1, 2, 3, 4, 5, 6].map((account) => ({ account, network: account < 5 ? 7 : 8 }))
  await fill(rows, (a) => a)
  const narrow = await readHoldings(engine, { hub_degree_max: 400, hub_share_max: 0.5 })
  expect(narrow.items.map(({ holders }) => holders.length)).toEqual([2])
  const counted = await readHoldings(engine, { hub_degree_max: 1, hub_share_max: 1 })
  expect(counted.items).toEqual([])
})

test('names and the order of lines change nothing', async () => {
  const rows = [1, 2, 3, 4, 5, 6].flatMap((account) => [
    { account, network: 10 + (account % 3) },
    { account, network: 20 + (account % 2) },
  ])
  await fill(rows, (a) => a)
  const plain = await readHoldings(engine, { hub_degree_max: 400, hub_share_max: 0.9 })
  await engine.command('TRUNCATE TABLE exchanges')
  await fill(rows.reverse(), (a) => 900_000 - a * 7919)
  expect(shape(await readHoldings(engine, { hub_degree_max: 400, hub_share_max: 0.9 }))).toEqual(shape(plain))
  expect(plain.items.length).toBe(5)
})
