import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { policySchema } from '#contract/policy.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { addProposal } from './proposals.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const proposalOf = (description: string) => ({
  policy: policySchema.parse({
    schema: 'stillwatch/policy@1',
    name: 'a',
    description,
    rules: [{ name: 'r', when: { confidence_min: 0.9 }, do: { action: 'block' } }],
  }),
  source: 'the text',
  reason: 'it goes on',
  confirm: undefined,
  by: 'key:a',
})
const lockRow = z.object({ mode: z.string() })
const LOCKS = "SELECT mode FROM pg_locks WHERE relation = 'policies'::regclass"

it('takes twenty that wait and no more, counted by one writer at a time', async () => {
  for (let n = 0; n < 20; n++)
    await state.transaction(async (inside) => {
      await addProposal(inside, proposalOf(''), n)
      const locks = await inside.rows(lockRow, LOCKS)
      expect(locks).toContainEqual({ mode: 'ShareRowExclusiveLock' })
    })
  await expect(state.transaction((inside) => addProposal(inside, proposalOf(''), 20))).rejects.toThrow(
    '20 proposals wait',
  )
})

it('takes a policy with a character that the store cannot hold', async () => {
  await state.run('DELETE FROM policy_proposals')
  const { record } = await state.transaction((inside) => addProposal(inside, proposalOf('a\0b'), 0))
  expect(record.policy.description).toBe('a\uFFFDb')
})
