import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { createKey } from './create-key.js'
import { listPrincipals } from './list-principals.js'
import { revokeKey } from './revoke-key.js'
import { rotateKey } from './rotate-key.js'

const NOW = Date.parse('2026-06-01T00:00:00Z')
let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

it('names each row of keys once, by its newest, and tells which have ended', async () => {
  const { key } = await createKey(state, { name: 'Ada', scopes: ['analyst'], created_by: 'key:first' }, NOW)
  await rotateKey(state, { id: key.id, by: 'key:first' }, NOW + 1000)
  const gone = await createKey(state, { name: 'Bob', scopes: ['approve'], created_by: 'key:first' }, NOW)
  await revokeKey(state, { id: gone.key.id, by: 'key:first' }, NOW + 1000)
  const found = await listPrincipals(state, NOW + 2000, { limit: 10 })
  expect(found.map(({ name, active }) => [name, active]).sort()).toEqual([
    ['Ada', true],
    ['Bob', false],
  ])
  expect(found.map(({ id }) => id)).toContain(`key:${key.lineage}`)
  const [first] = found
  expect(await listPrincipals(state, NOW, { limit: 1 })).toHaveLength(1)
  expect((await listPrincipals(state, NOW, { limit: 9, after: first!.id })).map(({ id }) => id)).toEqual([found[1]!.id])
})
