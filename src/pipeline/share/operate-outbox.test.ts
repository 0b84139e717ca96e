import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendAuditInside } from '#audit/append-audit.js'
import { settingsSchema } from '#contract/settings.js'
import { requestOutgoing } from '#share/outbox/request-outgoing.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { operateOutbox } from './operate-outbox.js'

let state: State
let outbox: ReturnType<typeof operateOutbox>
beforeAll(async () => {
  state = await openTestState()
  const decisions = { refresh: async () => {} }
  outbox = operateOutbox({ link: { state }, decisions, settings: settingsSchema.parse({}) } as never)
})
afterAll(() => state.close())

const DAY_MS = 86_400_000

async function request(now_ms = Date.now()): Promise<string> {
  const asked = {
    ...{ form: 'csv' as const, media_type: 'text/csv', campaign: null, source: null, tlp: 'amber' as const },
    ...{ recipient: 'Example Agency', recipient_kind: 'organisation' as const, collection: null, remote: null },
    ...{ purpose: 'incident response: of the tests', objections: [], written: [], by: 'person:alice' },
    document: Buffer.from('a,b'),
  }
  return state.transaction(async (inside) => {
    const { record, act } = await requestOutgoing(inside, asked, now_ms)
    await appendAuditInside(inside, { actor: 'person:alice', ...act! }, now_ms)
    return record.id
  })
}

it('is approved by who has looked at its bytes, and by nobody else', async () => {
  const id = await request()
  await outbox.review({ id, by: 'person:carol' })
  await expect(outbox.approve({ id, by: 'person:bob' })).rejects.toThrow('you have not looked at its bytes')
  await outbox.review({ id, by: 'person:bob' })
  expect(await outbox.approve({ id, by: 'person:bob' })).toMatchObject({ status: 'approved' })
})

it.each([
  ["recipient = 'Strangers'", 'no approval'],
  ["tlp = 'clear'", 'no approval'],
  ["recipient_kind = 'public'", 'no approval'],
  ["document = 'x', bytes = 1, sha256 = encode(sha256('x'), 'hex')", 'no approval'],
])('does not leave by a row in which somebody wrote %s', async (change, why) => {
  const id = await request()
  await outbox.review({ id, by: 'person:bob' })
  await outbox.approve({ id, by: 'person:bob' })
  await state.run(`UPDATE outgoing SET ${change} WHERE id = $1`, [id])
  await expect(outbox.fetch({ id, by: 'person:alice' })).rejects.toThrow(why)
})

it('is as old as the log says that its approval is', async () => {
  const id = await request()
  await outbox.review({ id, by: 'person:bob' })
  await outbox.approve({ id, by: 'person:bob' })
  // A row with another date cannot make it younger or older.
  await state.run('UPDATE outgoing SET decided = $2 WHERE id = $1', [
    id,
    new Date(Date.now() - 15 * DAY_MS).toISOString(),
  ])
  expect(await outbox.fetch({ id, by: 'person:alice' })).toMatchObject({ record: { id } })
})
