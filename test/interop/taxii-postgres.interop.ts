import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptRequest } from '#share/taxii/accept-request.js'
import { BOUNDS, indicator, indicatorId, newCollection, publish, select } from '#share/taxii/fixtures/stix-objects.js'
import { processRequests } from '#share/taxii/process-requests.js'
import { readStatus } from '#share/taxii/read-status.js'
import type { ObjectPage } from '#share/taxii/select-objects.js'
import { migrateState } from '#store/state/migrate-state.js'
import { openState } from '#store/state/open-state.js'
import type { State } from '#store/state/state.js'
import { programOf } from './programs.js'
import { type Postgres, startPostgres } from './start-postgres.js'

const WRITERS = 4
const OBJECTS = 60
const program = programOf('postgres')

/** What the embedded PostgreSQL cannot show: it runs one transaction at a time. */
describe.skipIf(program === undefined)(`TAXII collections on ${program?.version}`, () => {
  let postgres: Postgres
  let pools: State[]
  beforeAll(async () => {
    postgres = await startPostgres(program!.path)
    pools = Array.from({ length: WRITERS }, () =>
      openState({ url: postgres.url, connections_max: 3, statement_ms_max: 20_000 }),
    )
    await migrateState(pools[0]!)
  })
  afterAll(async () => {
    for (const pool of pools ?? []) await pool.close()
    await postgres?.remove()
  })

  it('lose and double no object for a reader while several servers add, with clocks that differ', async () => {
    const collection = await newCollection(pools[0]!)
    let writing = WRITERS
    const writers = pools.map(async (pool, writer) => {
      try {
        for (let object = 0; object < OBJECTS; object++)
          await publish(pool, collection, [indicator(writer * 1000 + object)], Date.now() - writer * 500)
      } finally {
        writing--
      }
    })
    const seen: string[] = []
    const by_date: string[] = []
    for (let next: string | undefined, last_round = false; !last_round; ) {
      last_round = writing === 0
      for (;;) {
        const page: ObjectPage = await select(pools[1]!, collection, { limit: '7', ...(next && { next }) })
        seen.push(...page.objects.map(({ object_id }) => object_id))
        by_date.push(...page.objects.map(({ added_us }) => String(added_us)))
        next = page.objects.at(-1)?.added_us.toString(36) ?? next
        if (page.next === undefined) break
      }
    }
    await Promise.all(writers)
    const all = pools.flatMap((_, writer) =>
      Array.from({ length: OBJECTS }, (__, object) => indicatorId(writer * 1000 + object)),
    )
    expect(seen.length).toBe(all.length)
    expect([...seen].sort()).toEqual(all.sort())
    expect(by_date).toEqual([...by_date].sort())
  })

  it('settle each object of a request once, whoever works on it', async () => {
    const collection = await newCollection(pools[0]!)
    const objects = Array.from({ length: 40 }, (_, number) => indicator(number))
    const arriving = { collection: { id: collection, tlp_max: 'green' as const }, sender: 'key:a', objects }
    const id = await pools[0]!.transaction((inside) => acceptRequest(inside, arriving, BOUNDS, Date.now()))
    const bounds = { chunk_objects: 3, received_objects_max: 1000 }
    const settled = await Promise.all(pools.map((pool) => processRequests(pool, bounds, Date.now)))
    // Who finds a request taken leaves it to the other.
    const rest = await processRequests(pools[0]!, bounds, Date.now)
    expect([...settled, rest].reduce((sum, one) => sum + one, 0)).toBe(40)
    const status = await readStatus(pools[1]!, { id, sender: 'key:a', community: 'lab' })
    expect(status).toMatchObject({ status: 'complete', success_count: 40, failure_count: 0 })
    expect(status?.successes?.some(({ message }) => message !== undefined)).toBe(false)
  })
})
