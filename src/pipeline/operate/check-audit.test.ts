import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendAudit, appendAuditInside } from '#audit/append-audit.js'
import type { Done } from '#contract/act.js'
import { policySchema } from '#contract/policy.js'
import { renewAction } from '#policy/action-digests.js'
import { keepCampaign } from '#policy/fixtures/keep-campaign.js'
import { putPolicy } from '#policy/put-policy.js'
import { takeAction } from '#policy/take-action.js'
import { undoAction } from '#policy/undo-action.js'
import { withdrawPolicy } from '#policy/withdraw-policy.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { checkAudit } from './check-audit.js'

const CAMPAIGN = 'camp_0000000000000001'
const NOW_MS = Date.now()
let state: State
let action: string
const act = <Kept>(work: (inside: State) => Promise<Done<Kept>>) =>
  state.transaction(async (inside) => {
    const { record, act } = await work(inside)
    if (act !== undefined) await appendAuditInside(inside, { actor: 'key:a', ...act }, NOW_MS)
    return record
  })
const put = (name: string, action: 'block' | 'observe') => {
  const rules = [{ name: 'r', when: { confidence_min: 0.9 }, do: { action } }]
  const policy = policySchema.parse({ schema: 'stillwatch/policy@1', name, mode: 'enforce', rules })
  return act((inside) => putPolicy(inside, { policy, source: `# ${action}`, by: 'key:a' }, NOW_MS))
}
const found = async () => (await checkAudit(state)).problems

beforeAll(async () => {
  state = await openTestState()
  await keepCampaign(state, CAMPAIGN, ['ada', 'bob', 'carl'])
  await put('mild', 'observe')
  await put('mild', 'block')
  await put('gone', 'block')
  await act((inside) => withdrawPolicy(inside, { name: 'gone', by: 'key:a' }, NOW_MS))
  const asked = { campaign: CAMPAIGN, do: { action: 'block' as const }, reason: 'seen', by: 'key:a' }
  action = (await act((inside) => takeAction(inside, { ...asked, mode: 'enforce' }, NOW_MS))).id
  const other = await act((inside) => takeAction(inside, { ...asked, mode: 'shadow' }, NOW_MS))
  await act((inside) => undoAction(inside, { id: other.id, by: 'key:a' }, NOW_MS))
})
afterAll(() => state.close())

/** Changes what is stored behind the server's back, looks, and puts it back. */
async function tampered(change: string, back: string): Promise<Awaited<ReturnType<typeof found>>> {
  await state.run(change)
  const problems = await found()
  await state.run(back)
  expect(await found()).toEqual([])
  return problems
}

it('finds nothing where what is enforced is what was put', async () => {
  expect(await checkAudit(state)).toMatchObject({
    ok: true,
    entries: 7,
    seq: 7,
    policies: 3,
    actions: 2,
    unattested: 0,
    problems: [],
  })
})

it('finds what was rewritten, ended or brought back past the server', async () => {
  const set = (json: string) => `UPDATE policies SET policy = jsonb_set(policy, '{rules,0,do,action}', '"${json}"')
    WHERE name = 'mild' AND version = 2`
  expect(await tampered(set('observe'), set('block'))).toEqual([
    { subject: 'policy:mild', what: expect.stringContaining('version 2: it is not what was put: policy_sha256') },
  ])
  const source = (text: string) => `UPDATE policies SET source = '${text}' WHERE name = 'mild' AND version = 2`
  expect(await tampered(source('# innocent'), source('# block'))).toMatchObject([
    { what: expect.stringContaining('source_sha256') },
  ])
  const accounts = (list: string) => `UPDATE campaign_actions SET accounts = '${list}' WHERE id = '${action}'`
  expect(await tampered(accounts('["ada", "bob"]'), accounts('["ada", "bob", "carl"]'))).toMatchObject([
    { subject: `action:${action}`, what: expect.stringContaining('record_sha256') },
  ])
  const reason = (text: string) => `UPDATE campaign_actions SET reason = '${text}' WHERE id = '${action}'`
  expect(await tampered(reason('asked for'), reason('seen'))).toHaveLength(1)
  const undone = (at: string) => `UPDATE campaign_actions SET undone = ${at} WHERE id = '${action}'`
  expect(await tampered(undone('now()'), undone('NULL'))).toMatchObject([
    { what: expect.stringContaining('was ended') },
  ])
  const withdrawn = (at: string) => `UPDATE policies SET withdrawn = ${at} WHERE name = 'gone'`
  expect(await tampered(withdrawn('NULL'), withdrawn('now()'))).toMatchObject([{ subject: 'policy:gone' }])
})

it('finds what was added or taken away past the server', async () => {
  const add = `INSERT INTO policies SELECT name, 3, policy, source, created, created_by FROM policies
    WHERE name = 'mild' AND version = 1`
  expect(await tampered(add, `DELETE FROM policies WHERE name = 'mild' AND version = 3`)).toEqual([
    { subject: 'policy:mild', what: 'version 3: it is stored, and no entry tells of it' },
  ])
  await state.run(`CREATE TABLE aside AS SELECT * FROM policies WHERE name = 'mild' AND version = 2`)
  const remove = `DELETE FROM policies WHERE name = 'mild' AND version = 2`
  expect(await tampered(remove, 'INSERT INTO policies SELECT * FROM aside')).toEqual([
    { subject: 'policy:mild', what: 'version 2: it is not stored any more' },
  ])
})

it('goes along with an erasure that is in the log, and counts what was never attested', async () => {
  await state.run(`UPDATE campaign_actions SET accounts = '["bob", "carl"]' WHERE id = '${action}'`)
  const record_sha256 = await state.transaction((inside) => renewAction(inside, action))
  expect(await found()).toHaveLength(1)
  const renewed = { action: 'action.erased', subject: `action:${action}`, detail: { record_sha256 } }
  await appendAudit(state, { actor: 'key:a', ...renewed }, NOW_MS)
  expect(await found()).toEqual([])
  await state.run(`INSERT INTO policies SELECT 'old', 1, policy, source, created, created_by FROM aside`)
  await appendAudit(
    state,
    { actor: 'key:a', action: 'policy.put', subject: 'policy:old', detail: { version: 1 } },
    NOW_MS,
  )
  expect(await checkAudit(state)).toMatchObject({ ok: true, unattested: 1 })
})
