import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '../fixtures/test-state.js'
import { installationSecret } from './installation-secret.js'
import type { State } from './state.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

it('makes a secret once for each purpose', async () => {
  const [first, again] = await Promise.all([installationSecret(state, 'cases'), installationSecret(state, 'cases')])
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(again).toBe(first)
  expect(await installationSecret(state, 'erasures')).not.toBe(first)
})
