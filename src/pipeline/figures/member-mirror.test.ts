import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { eraseEngine } from '../operate/erase-engine.js'
import { eraseState } from '../operate/erase-state.js'
import { type FigureStore, openFigureStore } from './fixtures/open-figure-store.js'
import { MemberMirror } from './member-mirror.js'

let store: FigureStore
beforeAll(async () => {
  store = await openFigureStore()
  await store.raise({ id: 'camp_a', accounts: ['ada', 'bob', 'cleo'] })
})
afterAll(() => store.close())

const names = async () => {
  const sql = 'SELECT name FROM campaign_members ORDER BY name'
  return (await store.engine.rows(z.object({ name: z.string() }), sql)).map(({ name }) => name)
}

it('brings no account back that is erased while it copies', async () => {
  let copied = 0
  const engine: Engine = {
    ...store.engine,
    insert: async (table, rows) => {
      // Read, and not yet written: the whole erasure falls in between.
      if (copied++ === 0) {
        await store.state.transaction((inside) => eraseState(inside, 'bob'))
        await eraseEngine(store.engine, { account_id: 'bob', account_field: 'account' })
      }
      await store.engine.insert(table, rows)
    },
  }
  const mirror = new MemberMirror({ engine, state: store.state })
  const { campaigns, generation } = await mirror.read()
  expect(campaigns).toEqual(['camp_a'])
  expect(await names()).toEqual(['ada', 'cleo'])
  expect(copied).toBe(2)
  // Nothing changed since: it is copied no third time.
  expect((await mirror.read()).generation).toBe(generation)
  expect(copied).toBe(2)
})
