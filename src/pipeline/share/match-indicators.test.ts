import { describe, expect, it } from 'vitest'
import { eraseEngine } from '../operate/erase-engine.js'
import { deriveIndicators } from './derive-indicators.js'
import { SETTINGS, useReceiver } from './fixtures/open-receiver-of-indicators.js'
import { daysAgo, indicatorOf, PORT, payment, users } from './fixtures/received-indicators.js'

const receiver = useReceiver()

describe('a match', () => {
  it('is found back in time, with what chance would give', async () => {
    await receiver.here.send(users('back', 12, { payment: 'pf_back' }))
    const indicator = payment('pf_back')
    expect(await receiver.take([indicator])).toMatchObject({ kept: 1, unchanged: 0, refused: 0 })
    const { sighting, sources } = await receiver.indicators.read(indicator.id)
    expect(sources).toMatchObject([{ source: 'partner', object_id: indicator.id }])
    expect(sighting).toMatchObject({
      accounts: 12,
      exchanges: 12,
      expected_from: 'publisher',
      significant: true,
      looked_for: 1,
    })
    expect(sighting!.of).toBeGreaterThanOrEqual(212)
    expect(sighting!.expected).toBeCloseTo((sighting!.of * 0.5) / 100_001, 6)
    expect(sighting!.p_value).toBeLessThan(1e-20)
    const matches = await receiver.indicators.matches(indicator.id)
    expect(matches).toHaveLength(12)
    expect(matches[0]).toEqual({
      ...{ account_id: 'back0', exchanges: 1, first_seen: '2026-03-01T12:00:00Z', last_seen: '2026-03-01T12:00:00Z' },
    })
  })

  it('is found live, as batches arrive, and only what they touched is looked at', async () => {
    const [early, late] = [payment('pf_early'), payment('pf_late')]
    await receiver.here.send(users('early', 3, { payment: 'pf_early' }))
    await receiver.take([early, late])
    expect((await receiver.indicators.read(late.id)).sighting).toBeNull()
    expect(await receiver.matching.look()).toBe(0)
    await receiver.here.send(users('late', 8, { payment: 'pf_late', ts: '2026-03-01T18:00:00Z' }))
    expect(await receiver.matching.look()).toBe(1)
    expect((await receiver.indicators.read(late.id)).sighting).toMatchObject({
      accounts: 8,
      significant: true,
      last_seen: '2026-03-01T18:00:00.000Z',
    })
    await receiver.here.send(users('later', 2, { payment: 'pf_late' }))
    await receiver.matching.look()
    const { sighting } = await receiver.indicators.read(late.id)
    expect(sighting).toMatchObject({ accounts: 10 })
    expect(Date.parse(sighting!.updated)).toBeGreaterThan(Date.parse(sighting!.found))
  })

  it('of what many innocents show is no sighting to be told of', async () => {
    const common = indicatorOf({ kind: 'user-agent', value: 'browser/1' }, { prevalence: { accounts: 600, of: 1000 } })
    await receiver.take([common])
    const { sighting, last_seen } = await receiver.indicators.read(common.id)
    expect(sighting).toMatchObject({ accounts: 100, significant: false })
    expect(sighting!.p_value).toBeGreaterThan(0.01)
    expect(sighting!.confidence).toBeLessThan(10)
    expect(last_seen).toBe(common.last_seen)
    expect(await receiver.offered()).toEqual([])
  })

  it('of few of many is worth little where their publisher saw few innocents', async () => {
    await receiver.here.send(users('few', 1, { payment: 'pf_few' }))
    const indicator = payment('pf_few', { prevalence: { accounts: 0, of: 50 } })
    await receiver.take([indicator])
    expect((await receiver.indicators.read(indicator.id)).sighting).toMatchObject({ accounts: 1, significant: false })
  })

  it('of half of the own accounts is worth nothing, though the publisher saw it nowhere', async () => {
    const claimed = indicatorOf({ kind: 'user-agent', value: 'browser/2' })
    await receiver.take([claimed])
    const { sighting } = await receiver.indicators.read(claimed.id)
    expect(sighting).toMatchObject({ accounts: 100, significant: false })
    expect(sighting!.confidence).toBeLessThan(5)
    expect(await receiver.offered()).toEqual([])
  })

  it('of foreign indicators is found by tokens of what they name, and is measured by our own accounts', async () => {
    await receiver.here.send(users('proxied', 9, { client_ip: '203.0.113.77' }))
    const foreign = {
      ...{ type: 'indicator', spec_version: '2.1', id: 'indicator--11111111-1111-4111-8111-111111111111' },
      ...{ created: daysAgo(20), modified: daysAgo(20), valid_from: daysAgo(20), pattern_type: 'stix' },
      pattern: "[ipv4-addr:value = '203.0.113.77'] OR [ipv4-addr:value = '10.0.0.1']",
    }
    const taken = await receiver.indicators.import({ document: [foreign], source: 'feed', by: 'key:analyst' })
    expect(taken).toMatchObject({ kept: 1, passed_over_count: 1 })
    expect(taken.passed_over[0]!.reason).toContain('private')
    const { items } = await receiver.indicators.list({ kind: 'network' })
    expect(items).toMatchObject([
      { sighting: { accounts: 9, expected_from: 'own', significant: true }, searched: true },
    ])
    expect(JSON.stringify(items)).not.toContain('203.0.113.77')
    const [offered] = await receiver.offered({ source: 'feed' })
    expect(offered).toMatchObject({ type: 'sighting', sighting_of_ref: foreign.id, count: 9 })
  })

  it('of a sketch is found by texts that are nearly the same', async () => {
    const text = (word: string) =>
      `Write the ${word} as a lesson for a class of beginners: name the aim, then three exercises with their solutions, ` +
      'then a summary that a parent can read, and end with two questions that test whether the pupils understood the matter'
    const there = await receiver.operators.open('there', [PORT])
    const members = Array.from({ length: 12 }, (_, n) => `m${n}`)
    await there.send(members.map((account) => ({ account, text: text('fractions') })))
    await there.send(
      Array.from({ length: 300 }, (_, n) => ({
        account: `q${n}`,
        text: Array.from({ length: 20 }, (_, w) => `w${'x'.repeat((n * 7 + w * 3) % 90)}`).join(' '),
      })),
    )
    const derived = await deriveIndicators(
      there.engine,
      { members, suspects: members, confidence: 1, tlp: 'green' },
      { community: { name: 'port', epoch: '2026' }, settings: SETTINGS.sharing.indicators },
    )
    const sketch = derived.find(({ value }) => value.kind === 'minhash')!
    await receiver.here.send([
      ...users('alike', 5, { text: text('planets') }),
      ...users('unlike', 60, {
        text: 'Tell me which of these many things I could do at home with my children when it rains all day long',
      }),
    ])
    await receiver.take([sketch])
    expect((await receiver.indicators.read(sketch.id)).sighting).toMatchObject({ accounts: 5, significant: true })
    expect((await receiver.indicators.matches(sketch.id)).map(({ account_id }) => account_id)).toEqual([
      'alike0',
      'alike1',
      'alike2',
      'alike3',
      'alike4',
    ])
  })

  it('goes when the accounts are erased', async () => {
    await receiver.here.send(users('gone', 4, { payment: 'pf_gone' }))
    const indicator = payment('pf_gone')
    await receiver.take([indicator])
    expect((await receiver.indicators.read(indicator.id)).sighting?.accounts).toBe(4)
    for (const n of [0, 1, 2, 3])
      await eraseEngine(receiver.here.engine, { account_id: `gone${n}`, account_field: 'account' })
    await receiver.matching.changed()
    expect((await receiver.indicators.read(indicator.id)).sighting).toBeNull()
    expect(await receiver.indicators.matches(indicator.id)).toEqual([])
  })
})
