import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CanarySlot, ServedCanary } from '#contract/canary.js'
import { ConflictError } from '#contract/errors.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { createWatermarkKey } from '../../keys/create-key.js'
import { keyEncryptionOf } from '../../keys/seal-secret.js'
import { approveSlot, withdrawSlot } from './approve-slot.js'
import { keepServed, ledgerHash, listLedger, servedClusters } from './canary-ledger.js'
import { canarySnapshot } from './canary-snapshot.js'
import { eraseServed } from './erase-served.js'
import { proposeSlot } from './propose-slot.js'
import { listSlots, servedSlots } from './slot-rows.js'

const ENCRYPTION = keyEncryptionOf('0f'.repeat(32), 'a test')
const NOW_MS = Date.parse('2026-03-01T00:00:00Z')
const slot = (id: string, variants: string[]): CanarySlot => ({
  id,
  kind: 'phrase',
  variants,
  distinct: false,
  note: 'alike',
})
const SIZE = slot('size', ['small', 'little'])
const CLUSTER = `clu_${'1'.repeat(20)}`

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())
beforeEach(async () => {
  for (const table of ['canary_slots', 'canary_ledger', 'canary_served_erased', 'watermark_keys'])
    await state.run(`DELETE FROM ${table}`)
})

const propose = (asked: CanarySlot, slots_max = 10) =>
  state.transaction((inside) => proposeSlot(inside, { slot: asked, by: 'person:a', slots_max }, NOW_MS))
const judge = (by: string) => async (reviewed_by: string) => {
  if (reviewed_by === by)
    throw new ConflictError('who asked cannot be the one who judges', 'slot', 'Have another do it.')
  return { independent: true }
}
const approve = (id: string, by = 'person:b') =>
  state.transaction((inside) => approveSlot(inside, { id, by, judge: judge(by) }, NOW_MS + 1000))
const withdraw = (id: string) =>
  state.transaction((inside) => withdrawSlot(inside, { id, by: 'person:a' }, NOW_MS + 2000))
const createKey = async () => {
  const creation = {
    asked: { purpose: 'canary' },
    cluster: null,
    by: 'key:a',
    encryption: ENCRYPTION,
    keys_max: 10,
  } as const
  return (await state.transaction((inside) => createWatermarkKey(inside, creation, NOW_MS))).record.commitment
}

describe('slots', () => {
  it('are served once another person approved them, and no more once withdrawn', async () => {
    const commitment = await createKey()
    const slots = async () => (await canarySnapshot(state, ENCRYPTION)).slots
    expect((await propose(SIZE)).record).toMatchObject({ state: 'proposed', reviewed_by: 'person:a', approved: null })
    expect(await slots()).toEqual([])
    await expect(approve('size', 'person:a')).rejects.toThrow(/cannot be the one/)
    expect(await slots()).toEqual([])
    const { record, act } = await approve('size')
    expect(record).toMatchObject({ state: 'approved', approved_by: 'person:b', approved_independently: true })
    expect(act).toMatchObject({
      action: 'canary.approved',
      detail: { slot_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(await slots()).toEqual([SIZE])
    expect((await approve('size')).act).toBeUndefined()
    const { version, key } = await canarySnapshot(state, ENCRYPTION)
    expect(key).toMatchObject({ commitment })
    await withdraw('size')
    expect(await slots()).toEqual([])
    expect((await canarySnapshot(state, ENCRYPTION)).version).not.toBe(version)
    expect((await withdraw('size')).act).toBeUndefined()
    await expect(approve('size')).rejects.toThrow(/withdrawn/)
    expect(await servedSlots(state)).toMatchObject([{ id: 'size', state: 'withdrawn' }])
  })

  it('leave no trace of their words in the audit log', async () => {
    const told = []
    for (const note of ['alike', 'acct_17 asked for it']) {
      told.push((await propose({ ...SIZE, note })).act)
      await state.run('DELETE FROM canary_slots')
    }
    expect(told[0]).toEqual(told[1])
  })

  it('never change under one id, do not meet, and are bounded', async () => {
    await propose(SIZE)
    await expect(propose(slot('other', ['small', 'wee']))).rejects.toThrow(/«small»/)
    await withdraw('size')
    await expect(propose(slot('size', ['big', 'large']))).rejects.toThrow(/another id/)
    await propose(slot('other', ['small', 'wee']))
    await expect(propose(slot('third', ['big', 'large']), 1)).rejects.toThrow(/1 stand/)
    expect((await listSlots(state, { limit: 1 })).next).toBe('other')
  })
})

describe('the ledger', () => {
  const served = (account_id: string, more: Partial<ServedCanary> = {}): ServedCanary => ({
    slot: 'size',
    variant: 1,
    cluster: CLUSTER,
    key_commitment: '',
    account_id,
    count: 2,
    first_at: '2026-03-01T10:00:00.000Z',
    last_at: '2026-03-01T11:00:00.000Z',
    ...more,
  })
  const keep = (told: ServedCanary[], ledger_rows_max = 100) =>
    state.transaction((inside) => keepServed(inside, told, { ledger_rows_max }))

  it('sums what was served, by a hash of the account, and forgets who is erased', async () => {
    const key_commitment = await createKey()
    await propose(SIZE)
    await approve('size')
    const later = { first_at: '2026-03-02T10:00:00.000Z', last_at: '2026-03-02T11:00:00.000Z', key_commitment }
    expect(await keep([served('ada', { key_commitment }), served('bob', { key_commitment })])).toEqual({
      taken: 2,
      refused: 0,
    })
    await keep([served('ada', later)])
    const { items } = await listLedger(state, { account_hash: await ledgerHash(state, 'ada') })
    expect(items).toMatchObject([
      { slot: 'size', variant: 1, count: 4, first_at: '2026-03-01T10:00:00.000Z', last_at: later.last_at },
    ])
    expect(JSON.stringify(await listLedger(state, {}))).not.toContain('ada')
    expect(await servedClusters(state)).toEqual([{ cluster: CLUSTER, key_commitment, slots: ['size'] }])
    const first = await listLedger(state, { limit: 1 })
    expect((await listLedger(state, { limit: 1, after: first.next! })).items).toHaveLength(1)
    await withdraw('size')
    expect(await keep([served('bob', later)])).toEqual({ taken: 1, refused: 0 })
    expect(await state.transaction((inside) => eraseServed(inside, 'ada'))).toBe(1)
    expect((await listLedger(state, {})).items).toHaveLength(1)
  })

  it('refuses what nobody here can have served, and what finds no room', async () => {
    const key_commitment = await createKey()
    await propose(SIZE)
    expect(await keep([served('ada', { key_commitment })])).toEqual({ taken: 0, refused: 1 })
    await approve('size')
    const wrong = [{ slot: 'none' }, { variant: 2 }, { key_commitment: '0'.repeat(64) }]
    const told = wrong.map((one) => served('ada', { key_commitment, ...one }))
    expect(await keep(told)).toEqual({ taken: 0, refused: 3 })
    expect(await keep([served('ada', { key_commitment })], 1)).toEqual({ taken: 1, refused: 0 })
    expect(await keep([served('bob', { key_commitment })], 1)).toEqual({ taken: 0, refused: 1 })
    expect(await keep([served('ada', { key_commitment })], 1)).toEqual({ taken: 1, refused: 0 })
  })
})
