import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { NewWatermarkKey } from '#contract/watermark-key.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { createWatermarkKey } from './create-key.js'
import { drawConfig, keyCommitment } from './draw-key.js'
import { allKeys, openCanaryKey, openKey, openKeys } from './key-rows.js'
import { endWatermarkKey, rotateWatermarkKey } from './rotate-key.js'
import { keyEncryptionOf, openSecret, sealSecret } from './seal-secret.js'
import { keysInForce, testEveryKey } from './test-every-key.js'

const ENCRYPTION = keyEncryptionOf('0f'.repeat(32), 'a test')
const OTHER = keyEncryptionOf('1f'.repeat(32), 'a test')
const DAY_MS = 86_400_000
const NOW_MS = Date.parse('2026-03-01T00:00:00Z')
const GUMBEL = { purpose: 'watermark', scheme: 'vllm-gumbel' } as const

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())
beforeEach(() => state.run('DELETE FROM watermark_keys'))

const create = (asked: NewWatermarkKey, now_ms = NOW_MS, cluster: string | null = null, keys_max = 10) =>
  state.transaction((inside) =>
    createWatermarkKey(inside, { asked, cluster, by: 'key:a', encryption: ENCRYPTION, keys_max }, now_ms),
  )
const rotate = (id: string, now_ms: number) =>
  state.transaction((inside) => rotateWatermarkKey(inside, { id, by: 'key:a', encryption: ENCRYPTION }, now_ms))

describe('sealSecret', () => {
  it('opens under its key and in its place alone', () => {
    const sealed = sealSecret(ENCRYPTION, 'a secret', 'row 1')
    expect(openSecret(ENCRYPTION, sealed, 'row 1')).toBe('a secret')
    expect(sealSecret(ENCRYPTION, 'a secret', 'row 1')).not.toBe(sealed)
    expect(() => openSecret(OTHER, sealed, 'row 1')).toThrow(/does not open/)
    expect(() => openSecret(ENCRYPTION, sealed, 'row 2')).toThrow(/does not open/)
    const bytes = Buffer.from(sealed, 'base64')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(() => openSecret(ENCRYPTION, changed.toString('base64'), 'row 1')).toThrow(/does not open/)
    }
    expect(() => keyEncryptionOf('short and secret', 'X')).toThrow(/^(?!.*short and secret)/)
  })
})

describe('the registry of keys', () => {
  it('keeps a key sealed, and commits to all of its configuration', async () => {
    const { record, act } = await create({ ...GUMBEL, parameters: { width: 3 } })
    expect(record).toMatchObject({ scheme: 'vllm-gumbel', parameters: { width: 3 }, cluster: null, ends: null })
    expect(act).toMatchObject({ action: 'watermark_key.created', detail: { commitment: record.commitment } })
    const { config, salt, canary_key } = await openKey(state, ENCRYPTION, record.id)
    expect(config).toMatchObject({ scheme: 'vllm-gumbel', width: 3, key: expect.stringMatching(/^\d+$/) })
    expect(canary_key).toBeNull()
    const bytes = Buffer.concat([Buffer.from(canonicalJson(config)), Buffer.from(salt, 'hex')])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.commitment)
    const [row] = await state.rows(
      z.object({ row: z.string() }),
      'SELECT watermark_keys::text AS row FROM watermark_keys',
    )
    for (const secret of [(config as { key: string }).key, salt])
      expect(row!.row + JSON.stringify(act)).not.toContain(secret)
    await expect(openKey(state, OTHER, record.id)).rejects.toThrow(/does not open/)
    await expect(openKey(state, ENCRYPTION, 'wmk_none')).rejects.toThrow(/not kept/)
  })

  it('does not open what was moved to another row', async () => {
    const [first, second] = [(await create(GUMBEL)).record, (await create(GUMBEL)).record]
    await state.run(
      'UPDATE watermark_keys SET sealed = (SELECT sealed FROM watermark_keys WHERE id = $1) WHERE id = $2',
      [...[first.id, second.id]],
    )
    await expect(openKey(state, ENCRYPTION, second.id)).rejects.toThrow(/does not open/)
  })

  it('draws other keys at a rotation, and keeps the former', async () => {
    const asked = { purpose: 'watermark', scheme: 'synthid', layers: 5, parameters: { ngram_length: 4 } } as const
    const { record } = await create(asked, NOW_MS, `clu_${'0'.repeat(20)}`)
    const { record: rotated, act } = await rotate(record.id, NOW_MS + DAY_MS)
    expect(rotated.former).toMatchObject({ ends: '2026-03-02T00:00:00.000Z', rotated_to: rotated.key.id })
    expect(rotated.key).toMatchObject({ starts: '2026-03-02T00:00:00.000Z', cluster: record.cluster, ends: null })
    expect(act!.detail).toMatchObject({ commitment: record.commitment, to_commitment: rotated.key.commitment })
    const [former, key] = (await openKeys(state, ENCRYPTION, 'watermark')).map(({ config }) => config)
    expect([former, key]).toMatchObject([{ ngram_length: 4 }, { ngram_length: 4 }])
    const drawn = [former, key].flatMap((config) => (config as { keys: string[] }).keys)
    expect(new Set(drawn).size).toBe(10)
    await expect(rotate(record.id, NOW_MS)).rejects.toThrow(/it ended/)
    await expect(state.transaction((inside) => endWatermarkKey(inside, record.id, NOW_MS))).rejects.toThrow(/it ended/)
  })

  it('has one key of canaries in force', async () => {
    expect(await openCanaryKey(state, ENCRYPTION)).toBeUndefined()
    const { record } = await create({ purpose: 'canary' })
    await expect(create({ purpose: 'canary' })).rejects.toThrow(/one is in force/)
    const first = await openCanaryKey(state, ENCRYPTION)
    const { record: rotated } = await rotate(record.id, NOW_MS + DAY_MS)
    const second = await openCanaryKey(state, ENCRYPTION)
    expect(second!.key).toEqual(rotated.key)
    expect(second!.canary_key).not.toBe(first!.canary_key)
    expect(keyCommitment({ canary_key: second!.canary_key! }, second!.salt)).toBe(rotated.key.commitment)
    await state.transaction((inside) => endWatermarkKey(inside, rotated.key.id, NOW_MS + 2 * DAY_MS))
    expect(await openCanaryKey(state, ENCRYPTION)).toBeUndefined()
    await create({ purpose: 'canary' })
  })

  it('refuses what does not fit, and more keys than are set', async () => {
    await expect(create({ ...GUMBEL, parameters: { gamma: 0.5 } })).rejects.toThrow(/parameters/)
    await expect(create({ ...GUMBEL, parameters: { key: '42' } })).rejects.toThrow(/it is drawn here/)
    await expect(create({ purpose: 'watermark', scheme: 'kgw' })).rejects.toThrow(/vocabulary/)
    await create(GUMBEL, NOW_MS, null, 1)
    await expect(create(GUMBEL, NOW_MS, null, 1)).rejects.toThrow(/1 are kept/)
  })

  it('draws keys that any engine takes', () => {
    for (let time = 0; time < 200; time++) {
      const { key } = drawConfig('vllm-gumbel', {}, 1) as { key: string }
      expect(BigInt(key) < 1n << 63n && BigInt(key) % 2n === 1n).toBe(true)
    }
  })
})

describe('testEveryKey', () => {
  it('tries all keys of the time and cluster, and corrects for their number', async () => {
    const own = `clu_${'a'.repeat(20)}`
    const { record } = await create(GUMBEL)
    await rotate(record.id, NOW_MS + 10 * DAY_MS)
    await create(GUMBEL, NOW_MS + 20 * DAY_MS, own)
    const keys = await allKeys(state)
    const among = (from: string, to: string, cluster?: string) =>
      keysInForce(keys, { from, to, cluster }).map((key) => keys.indexOf(key))
    expect(among('2026-01-01', '2026-02-01')).toEqual([])
    expect(among('2026-03-02', '2026-03-03')).toEqual([0])
    expect(among('2026-03-02', '2026-03-15')).toEqual([0, 1])
    expect(among('2026-03-02', '2026-04-01')).toEqual([0, 1, 2])
    expect(among('2026-04-01', '2026-04-02', own)).toEqual([1, 2])
    expect(among('2026-04-01', '2026-04-02', `clu_${'b'.repeat(20)}`)).toEqual([1])
    const tried = testEveryKey(keys, (key) => (key === keys[1] ? -20 : -1))
    expect(tried.map(({ log_chance }) => log_chance)).toEqual([-1, -20, -1])
    expect(tried[1]!.adjusted_log_chance).toBeCloseTo(-20 + Math.log(3))
    expect(tried[0]!.adjusted_log_chance).toBeCloseTo(-1 + Math.log(2))
  })
})
