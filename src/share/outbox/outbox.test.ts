import { afterAll, beforeAll, expect, it } from 'vitest'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import type { Outgoing } from '#contract/outgoing.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { approveOutgoing, rejectOutgoing, withdrawOutgoing } from './decide-outgoing.js'
import { listOutgoing, readDocument, readOutgoing } from './read-outgoing.js'
import { requestOutgoing, whatLeaves } from './request-outgoing.js'
import { fetchOutgoing, sendOutgoing } from './send-outgoing.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const DAY_MS = 86_400_000
const BYTES = Buffer.from('{"some":"document"}')
const OBJECTION = { rule: 'prices', where: '/a', what: 'an amount of money' }

const request = async (changes: object = {}): Promise<Outgoing> => {
  const asked = {
    form: 'csv' as const,
    media_type: 'text/csv',
    campaign: null,
    recipient: 'Example Agency',
    recipient_kind: 'organisation' as const,
    collection: null,
    remote: null,
    source: null,
    purpose: 'incident response: of the tests',
    tlp: 'amber' as const,
    objections: [],
    written: [],
    document: BYTES,
    by: 'person:alice',
    ...changes,
  }
  return (await state.transaction((inside) => requestOutgoing(inside, asked, NOW_MS))).record
}
const otherPerson = async () => ({ independent: true })
const approve = (id: string, judge: () => Promise<{ independent: boolean }> = otherPerson) =>
  state.transaction((inside) => approveOutgoing(inside, { id, by: 'person:bob', judge }, NOW_MS))
const sendingOf = (id: string, changed: Partial<Outgoing> = {}) => ({
  id,
  by: 'person:alice',
  approval_days: 14,
  attested: async (record: Outgoing) => ({
    at: new Date(NOW_MS).toISOString(),
    detail: { ...whatLeaves(record), ...changed },
  }),
})
const carried: string[] = []
const carry = async ({ id }: Outgoing, document: Buffer) => {
  carried.push(`${id} ${document}`)
  return { added: 1 }
}
const send = (id: string, now_ms = NOW_MS, attested?: Partial<Outgoing>, how = carry) =>
  state.transaction((inside) => sendOutgoing(inside, { ...sendingOf(id, attested), carry: how }, now_ms))

it('carries approved bytes once', async () => {
  const { id, status, sha256 } = await request()
  expect(status).toBe('waiting')
  await expect(send(id)).rejects.toThrow(ConflictError)
  const approved = await approve(id)
  expect(approved).toMatchObject({
    record: { status: 'approved', decided_by: 'person:bob', independent: true },
    act: { action: 'outgoing.approved', detail: { sha256, requested_by: 'person:alice', recipient: 'Example Agency' } },
  })
  expect(await approve(id)).toEqual({ record: approved.record })
  const sent = await Promise.all([send(id), send(id), send(id)])
  expect(sent.flatMap(({ act }) => act ?? [])).toMatchObject([
    { action: 'outgoing.sent', detail: { added: 1, approved_by: 'person:bob' } },
  ])
  expect(carried).toEqual([`${id} ${BYTES}`])
  expect(sent[2]!.record).toMatchObject({ status: 'sent', sent: '2026-05-01T00:00:00.000Z', sent_by: 'person:alice' })
  const fetched = await state.transaction((inside) => fetchOutgoing(inside, sendingOf(id), NOW_MS + 100 * DAY_MS))
  expect(fetched.record.document).toEqual(BYTES)
})

it('has sent nothing where carrying fails', async () => {
  const { id } = await request()
  await approve(id)
  const fails = async () => {
    throw new Error('no way there')
  }
  await expect(send(id, NOW_MS, undefined, fails)).rejects.toThrow('no way there')
  expect((await readOutgoing(state, id)).status).toBe('approved')
})

it('keeps no bytes of what the gate refused, and not its words in the log', async () => {
  const asked = { objections: [OBJECTION], purpose: 'incident response: Acme' }
  const { id, status, objections } = await request(asked)
  expect({ status, objections }).toEqual({ status: 'refused', objections: [OBJECTION] })
  await expect(readDocument(state, await readOutgoing(state, id))).rejects.toThrow('not kept')
  await expect(approve(id)).rejects.toThrow(ConflictError)
  const { act } = await state.transaction((inside) =>
    requestOutgoing(
      inside,
      {
        ...(asked as never as Outgoing),
        form: 'csv',
        media_type: 'x',
        campaign: null,
        recipient: 'Acme',
        recipient_kind: null,
        collection: null,
        remote: null,
        source: null,
        tlp: 'red',
        written: [],
        document: BYTES,
        by: 'p',
      },
      NOW_MS,
    ),
  )
  expect(JSON.stringify(act)).not.toContain('Acme')
  expect(act).toMatchObject({ action: 'outgoing.refused', detail: { rules: ['prices'] } })
})

it('is not approved where the judge says no', async () => {
  const { id } = await request()
  const same = async () => {
    throw new ConflictError('who asked cannot be the one who judges', id, '')
  }
  await expect(approve(id, same)).rejects.toThrow('who asked')
  expect((await readOutgoing(state, id)).status).toBe('waiting')
})

it('sends no other bytes than were approved, nor such as nobody attests, nor after too long', async () => {
  const { id } = await request()
  await approve(id)
  const others: Partial<Outgoing>[] = [
    ...[{ sha256: '0'.repeat(64) }, { recipient: 'Strangers' }, { recipient_kind: 'public' as const }],
    ...[{ collection: 'c' }, { remote: 'https://partner.example/' }, { tlp: 'clear' as const }, { purpose: 'p' }],
  ]
  for (const other of others) await expect(send(id, NOW_MS, other)).rejects.toThrow('no approval of these bytes')
  await expect(send(id, NOW_MS + 15 * DAY_MS)).rejects.toThrow('14 days ago')
  await expect(state.run('UPDATE outgoing SET document = $2 WHERE id = $1', [id, Buffer.from('x')])).rejects.toThrow()
  await expect(readDocument(state, { id, sha256: '0'.repeat(64) })).rejects.toThrow('other ones')
})

it('forgets the bytes of what is rejected or withdrawn', async () => {
  const [rejected, withdrawn] = [await request(), await request()]
  const no = await state.transaction((inside) =>
    rejectOutgoing(inside, { id: rejected.id, by: 'person:bob', reason: 'too much' }, NOW_MS),
  )
  const back = await state.transaction((inside) => withdrawOutgoing(inside, { id: withdrawn.id, reason: 'no need' }))
  expect([no.record.status, back.record.status]).toEqual(['rejected', 'withdrawn'])
  for (const { id } of [rejected, withdrawn]) {
    await expect(readDocument(state, await readOutgoing(state, id))).rejects.toThrow('not kept')
    await expect(send(id)).rejects.toThrow(ConflictError)
  }
})

it('lists by status, a page at a time, and knows what it does not know', async () => {
  const all = (await listOutgoing(state, { limit: 1000 })).items
  const first = await listOutgoing(state, { limit: 2 })
  const second = await listOutgoing(state, { limit: 1000, after: first.next! })
  expect([...first.items, ...second.items]).toEqual(all)
  expect((await listOutgoing(state, { status: 'sent' })).items).toHaveLength(1)
  await expect(readOutgoing(state, 'out_0')).rejects.toThrow(NotFoundError)
  // Outside a transaction its audit could be lost.
  await expect(requestOutgoing(state, { ...(all[0] as Outgoing), document: BYTES, by: 'p' }, NOW_MS)).rejects.toThrow(
    /transaction/,
  )
})
