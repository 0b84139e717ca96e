import { afterAll, beforeAll, expect, it } from 'vitest'
import { collect } from '#audit/fixtures/collect.js'
import { readAudit } from '#audit/read-audit.js'
import { createKey } from '#auth/create-key.js'
import { settingsSchema } from '#contract/settings.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { openKeys } from './live-keys.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

it('writes down that the printed key ended, though nobody ended it', async () => {
  const keys = await openKeys(state, settingsSchema.parse({}), undefined)
  if (keys.first.kind !== 'printed') throw new Error('no key was printed')
  const asked = { name: 'mine', scopes: ['admin' as const], created_by: `key:${keys.first.key.id}` }
  const { token } = await createKey(state, asked, Date.now())
  await keys.refresh()
  expect(await keys.authenticate({ authorization: `Bearer ${token}` }, Date.now())).toHaveProperty('principal')
  await keys.close()
  const entries = await collect(readAudit(state))
  expect(entries).toMatchObject([
    { actor: 'system', action: 'key.revoked', subject: `key:${keys.first.key.id}`, detail: { origin: 'printed' } },
  ])
})
