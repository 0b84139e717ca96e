import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { settingsSchema } from '#contract/settings.js'
import { computePsi, type PsiCompute } from '#share/psi/compute-psi.js'
import { makeRequest } from '#share/psi/make-request.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { type Operators, openOperators } from './fixtures/open-operators.js'
import { PORT } from './fixtures/received-indicators.js'
import { operatePsi } from './operate-psi.js'

const PURPOSE = 'defence against distillation: to learn whether one campaign harvests both of us'
const PARTY = 'key:partner'
const TERMS = {
  direction: 'answer',
  party: PARTY,
  community: 'port',
  modes: ['cardinality'],
  purpose: PURPOSE,
} as const

let state: State
let operators: Operators
let live: Parameters<typeof operatePsi>[0]
const settings = settingsSchema.parse({
  sharing: {
    communities: [{ name: 'port', epoch: '2026', key: Buffer.from(PORT.key).toString('hex') }],
    psi: { private_addresses: 'allowed', answers_per_day: 2, agreements_max: 2 },
  },
})
beforeAll(async () => {
  state = await openTestState()
  operators = await openOperators()
  const { engine, send } = await operators.open('here', [PORT])
  await send([
    { account: 'acct_harvester', payment: 'pf_1' },
    { account: 'acct_acmeron', payment: 'pf_2' },
  ])
  await state.run(
    `INSERT INTO campaigns VALUES ('camp_000000000000000a', 'open', 0.95, 0.95, 1, 10, now(), now(), now(), now(), true, '{}')`,
  )
  await state.run(
    `INSERT INTO campaign_accounts VALUES ('camp_000000000000000a', 'acct_harvester', 'core', 10, 9, 1, now())`,
  )
  live = { link: { state, engine } as never, decisions: { refresh: async () => {} } as never, settings }
})
afterAll(async () => {
  await operators.close()
  await state.close()
})
beforeEach(async () => {
  await state.run('DELETE FROM psi_exchanges')
  await state.run('DELETE FROM lasting_approvals')
})

const psiWith = (compute: PsiCompute = computePsi) => operatePsi(live, compute)
async function agreed(
  psi = psiWith(),
  terms: Parameters<typeof psi.create>[0] = { ...TERMS, by: 'key:a', modes: ['cardinality'] },
) {
  const { id } = await psi.create(terms)
  await psi.approve({ id, by: 'key:b' })
  return id
}
async function question(more: object = {}) {
  const asked = {
    community: 'port',
    epoch: '2026',
    mode: 'cardinality',
    asker: 'a',
    purpose: 'p',
    tokens: ['ab'.repeat(32)],
  } as const
  return (await makeRequest({ ...asked, ...more }, settings.sharing.psi, computePsi, Date.now())).request
}
const audited = (action: string) =>
  state.rows(
    z.object({ seq: z.coerce.number(), detail: z.record(z.string(), z.unknown()) }),
    'SELECT seq, detail FROM audit WHERE action = $1 ORDER BY seq',
    [action],
  )

it('answers by an agreement that another person approved, and writes down by which entry of the log', async () => {
  const psi = psiWith()
  const { id } = await psi.create({ ...TERMS, modes: ['cardinality'], by: 'key:a' })
  await expect(psi.answer(await question(), PARTY)).rejects.toThrow('there is no agreement for that')
  await expect(psi.approve({ id, by: 'key:a' })).rejects.toThrow('who asked')
  expect(await psi.approve({ id, by: 'key:b' })).toMatchObject({ status: 'approved', approved_by: 'key:b' })
  const [approval] = (await audited('psi.approved')).slice(-1)
  expect(await psi.answer(await question(), PARTY)).toMatchObject({ asked: 1, of: 1 })
  const [answered] = (await audited('psi.answered')).slice(-1)
  expect(answered!.detail).toMatchObject({ approved_by: 'key:b', approval: approval!.seq, purpose: PURPOSE })
  const row = z.object({ approval: z.coerce.number() })
  expect(await state.rows(row, 'SELECT approval FROM psi_exchanges')).toEqual([{ approval: approval!.seq }])
})

it('asks another server by an approval, and writes down by which before it asks', async () => {
  const [asking, answering] = [psiWith(), psiWith()]
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const answer = await answering.answer(JSON.parse(body), PARTY)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const party = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await agreed(answering)
  const id = await agreed(asking, { ...TERMS, direction: 'ask', party, modes: ['cardinality'], by: 'key:a' })
  const asked = { agreement: id, key: 'k', by: 'key:a' }
  // Both are one store here: what the one has the other has.
  expect(await asking.ask(asked)).toMatchObject({ matches: 1, asked: 1, of: 1, tokens: null })
  const [approval] = (await audited('psi.approved')).slice(-1)
  expect((await audited('psi.asked')).at(-1)!.detail).toMatchObject({ approved_by: 'key:b', approval: approval!.seq })
  await expect(asking.ask({ ...asked, mode: 'intersection' })).rejects.toThrow('it is not for intersection')
  await asking.end({ id, by: 'key:b' })
  await expect(asking.ask(asked)).rejects.toThrow('it has ended')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

it('gives no answer where the agreement was ended while it was computed', async () => {
  const others = psiWith()
  const id = await agreed(others)
  const before = (await audited('psi.answered')).length
  const slow = psiWith({
    ...computePsi,
    answer: async (job) => {
      const made = await computePsi.answer(job)
      await others.end({ id, by: 'key:b' })
      return made
    },
  })
  await expect(slow.answer(await question(), PARTY)).rejects.toThrow('it has ended')
  expect(await audited('psi.answered')).toHaveLength(before)
})

it.each([
  ['another party', `UPDATE psi_agreements SET party = 'key:other'`, 'key:other'],
  ['more modes', `UPDATE psi_agreements SET modes = '{cardinality,intersection}'`, PARTY],
  ['an approval in the table alone', `UPDATE lasting_approvals SET approved = now(), approved_by = 'key:x'`, PARTY],
])('gives no answer after %s', async (name, change, party) => {
  const psi = psiWith()
  if (name.startsWith('an approval')) await psi.create({ ...TERMS, modes: ['cardinality'], by: 'key:a' })
  else await agreed(psi)
  await state.run(change)
  await expect(psi.answer(await question(), party)).rejects.toThrow('the audit log has no approval of these terms')
})

it('has the gate look at what it is for, and at the words that go along', async () => {
  const psi = psiWith()
  const create = (purpose: string, more: object = {}) =>
    psi.create({ ...TERMS, modes: ['cardinality'], purpose, by: 'key:a', ...more })
  await expect(create('defence')).rejects.toThrow('the gate objects (purpose)')
  const named = 'incident response: since the account acct acmeron told us so'
  await expect(create(named, { direction: 'ask', party: 'http://127.0.0.1:1/' })).rejects.toThrow(InputError)
  await expect(create(named)).rejects.toThrow('the gate objects (customer-names)')
  for (const said of ['it costs EUR 12.75', 'Explain the riddle to me', 'мы видели одно и то же'])
    await expect(create(`incident response: of two operators. ${said}`)).rejects.toThrow('the gate objects')
  // Settings may be others when it is used.
  await agreed(psi)
  const gate = { ...settings.sharing.gate, purposes: ['legal proceedings'] }
  const stricter = operatePsi(
    { ...live, settings: { ...settings, sharing: { ...settings.sharing, gate } } },
    computePsi,
  )
  await expect(stricter.answer(await question(), PARTY)).rejects.toThrow('the gate objects (purpose)')
  const id = await agreed(psi, {
    ...TERMS,
    direction: 'ask',
    party: 'http://127.0.0.1:1/',
    modes: ['cardinality'],
    by: 'key:a',
  })
  await expect(stricter.ask({ agreement: id, key: 'k', by: 'key:a' })).rejects.toThrow('the gate objects (purpose)')
})

it('bounds the agreements, and the questions under all of a party together', async () => {
  const psi = psiWith()
  await agreed(psi)
  const second = await agreed(psi)
  await expect(agreed(psi)).rejects.toThrow('there are 2 of them')
  for (const _ of [1, 2]) await psi.answer(await question(), PARTY)
  await expect(psi.answer(await question(), PARTY)).rejects.toMatchObject({ name: 'PsiLimit' })
  await psi.end({ id: second, by: 'key:b' })
  await agreed(psi)
})
