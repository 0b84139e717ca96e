import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { ledgerHash } from '#provenance/canary/kept/canary-ledger.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { forgetState } from './forget-state.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

it('heeds a hold that is placed while the ledger of canaries is forgotten', async () => {
  const rows = `SELECT 'slot ' || n, 0, 'c', 'k', $1, 1, now() - interval '1000 days', now() - interval '1000 days'`
  const keep = (hash: string, from: number, to: number) =>
    state.run(`INSERT INTO canary_ledger ${rows} FROM generate_series(${from}, ${to}) AS n`, [hash])
  await keep('others', 1, 2000)
  await keep(await ledgerHash(state, 'late'), 2001, 2001)
  const placing: State = {
    ...state,
    run: async (sql, values) => {
      const gone = await state.run(sql, values)
      if (sql.includes('DELETE FROM canary_ledger'))
        await state.run(`INSERT INTO legal_holds (id, account_id, reason, placed_by, held_from)
          VALUES ('hold', 'late', 'a court asked', 'key:x', now()) ON CONFLICT DO NOTHING`)
      return gone
    },
  }
  const { ledger } = await forgetState(placing, settingsSchema.parse({ retention: { ledger_days: 400 } }))
  expect(ledger).toBe(2000)
  const left = await state.rows(z.object({ slot: z.string() }), 'SELECT slot FROM canary_ledger')
  expect(left).toEqual([{ slot: 'slot 2001' }])
})
