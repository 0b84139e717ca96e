import { describe, expect, it } from 'vitest'
import { receivedIndicatorSchema } from '#contract/received-indicator.js'
import { readStixIndicators } from '#share/stix/read-stix-indicators.js'
import { useReceiver } from './fixtures/open-receiver-of-indicators.js'
import { bundleOf, daysAgo, payment, users } from './fixtures/received-indicators.js'

const receiver = useReceiver()

describe('confidence', () => {
  it('halves every half-life, and a sighting renews it', async () => {
    const told = { half_life_days: 365, first_seen: '2026-01-01T00:00:00Z', last_seen: '2026-01-30T12:00:00Z' }
    const unseen = payment('pf_nobody', told)
    await receiver.take([payment('pf_old'), unseen])
    expect((await receiver.indicators.read(payment('pf_old').id)).confidence_now).toBeCloseTo(40, 0)
    const before = await receiver.indicators.read(unseen.id)
    await receiver.here.send(users('renew', 6, { payment: 'pf_nobody' }))
    await receiver.matching.look()
    const after = await receiver.indicators.read(unseen.id)
    expect(after.last_seen).toBe('2026-03-01T12:00:00.000Z')
    // Thirty days of 365.
    expect(before.confidence_now / after.confidence_now).toBeCloseTo(0.5 ** (30 / 365), 2)
  })

  it('of one that was seen in a time to come decays from when it came, and stands before no other source', async () => {
    const indicator = payment('pf_future', { last_seen: daysAgo(1), confidence: 60 })
    await receiver.take([{ ...indicator, last_seen: '2099-01-01T00:00:00Z', confidence: 100 }], 'liar')
    await receiver.state.run("UPDATE received_indicators SET received = received - interval '90 days'")
    const alone = await receiver.indicators.read(indicator.id)
    expect(alone.confidence_now).toBeCloseTo(50, 0)
    expect(Date.parse(alone.last_seen) - Date.parse(daysAgo(90))).toBeLessThan(60_000)
    expect(alone.indicator.last_seen).toBe(alone.last_seen)
    await receiver.take([indicator], 'honest')
    expect((await receiver.indicators.read(indicator.id)).indicator).toEqual(indicator)
  })

  it('halves in a year at the latest, however long a publisher says that it holds', async () => {
    const lasting = payment('pf_lasting', { half_life_days: 1e9, last_seen: daysAgo(365) })
    expect(await receiver.take([lasting])).toMatchObject({ kept: 1 })
    expect((await receiver.indicators.read(lasting.id)).confidence_now).toBeCloseTo(40, 0)
    // What is kept differs from what came, and that is no news.
    expect(await receiver.take([lasting])).toMatchObject({ kept: 0, unchanged: 1 })
    // Nor is another bound of ours: what was seen in a time to come would be young again.
    const { sources } = await receiver.indicators.read(lasting.id)
    const bounded = receiver.under({ received_half_life_days_max: 30 })
    await bounded.import({ document: bundleOf([lasting]), source: 'partner', by: 'key:analyst' })
    const after = await receiver.indicators.read(lasting.id)
    expect(after.indicator.half_life_days).toBe(30)
    expect(after.sources).toEqual(sources)
  })

  it('that an analyst pinned stays, also when the indicator comes again', async () => {
    const indicator = payment('pf_pinned')
    await receiver.take([indicator])
    await receiver.indicators.override({ id: indicator.id, confidence: 95, reason: 'seen by hand', by: 'person:ann' })
    await receiver.take([{ ...indicator, confidence: 10, last_seen: daysAgo(1) }])
    const { confidence_now, override, state: standing } = await receiver.indicators.read(indicator.id)
    expect({ confidence_now, standing }).toEqual({ confidence_now: 95, standing: 'active' })
    expect(override).toMatchObject({ confidence: 95, muted: false, reason: 'seen by hand', by: 'person:ann' })
    await receiver.indicators.removeOverride({ id: indicator.id, by: 'person:ann' })
    expect((await receiver.indicators.read(indicator.id)).confidence_now).toBeCloseTo(9.9, 0)
  })

  it('of a muted one is nothing: it is neither looked for nor told of', async () => {
    await receiver.here.send(users('muted', 6, { payment: 'pf_muted' }))
    const indicator = payment('pf_muted')
    await receiver.take([indicator])
    expect((await receiver.offered()).length).toBe(1)
    await receiver.indicators.override({ id: indicator.id, muted: true, reason: 'a reseller', by: 'person:ann' })
    expect(await receiver.indicators.read(indicator.id)).toMatchObject({
      state: 'muted',
      searched: false,
      confidence_now: 0,
      sighting: null,
    })
    expect(await receiver.indicators.matches(indicator.id)).toEqual([])
    expect(await receiver.offered()).toEqual([])
  })

  it('can be overridden only of what is here', async () => {
    const absent = receiver.indicators.override({ id: 'indicator--x', muted: true, reason: 'x', by: 'person:ann' })
    await expect(absent).rejects.toThrow('no such indicator')
  })
})

describe('indicators of several sources', () => {
  it('are one, with the prevalence of one of them, and stand while one source stands by them', async () => {
    const indicator = payment('pf_both', { prevalence: { accounts: 1, of: 1000 } })
    await receiver.take([indicator], 'first')
    await receiver.take([{ ...indicator, confidence: 60, last_seen: daysAgo(10) }], 'second')
    const both = await receiver.indicators.read(indicator.id)
    expect(both.sources.map(({ source }) => source)).toEqual(['first', 'second'])
    expect(both).toMatchObject({ indicator: { confidence: 60 }, prevalence: { accounts: 1, of: 1000 } })
    const revoked = [{ ...bundleOf([indicator]).objects.find(({ id }) => id === indicator.id)!, revoked: true }]
    expect((await receiver.indicators.import({ document: revoked, source: 'third', by: 'key:analyst' })).revoked).toBe(
      0,
    )
    expect((await receiver.indicators.import({ document: revoked, source: 'second', by: 'key:analyst' })).revoked).toBe(
      1,
    )
    expect((await receiver.indicators.read(indicator.id)).indicator.confidence).toBe(80)
    await receiver.indicators.import({ document: revoked, source: 'first', by: 'key:analyst' })
    await expect(receiver.indicators.read(indicator.id)).rejects.toThrow('no such indicator')
  })

  it('are held against the one that tells of most innocents: no claim of another drowns it', async () => {
    const indicator = payment('pf_drowned', { prevalence: { accounts: 300_000, of: 1_000_000 } })
    await receiver.here.send(users('drowned', 6, { payment: 'pf_drowned' }))
    const told = async () => (await receiver.indicators.read(indicator.id)).prevalence
    await receiver.take([{ ...indicator, prevalence: { accounts: 0, of: 10_000_000_000 } }], 'a liar')
    await receiver.take([{ ...indicator, prevalence: { accounts: 0, of: 0 } }], 'knows nothing')
    expect(await told()).toEqual({ accounts: 0, of: 10_000_000_000 })
    await receiver.take([indicator], 'honest')
    expect(await told()).toEqual(indicator.prevalence)
    expect((await receiver.indicators.read(indicator.id)).sighting).toMatchObject({ significant: false })
    await receiver.take([{ ...indicator, prevalence: { accounts: 0, of: 0 } }], 'honest')
    expect(await told()).toEqual({ accounts: 0, of: 10_000_000_000 })
  })

  it('name numbers that no answer can hold, and are listed all the same', async () => {
    const indicator = payment('pf_sum', { prevalence: { accounts: 0, of: Number.MAX_SAFE_INTEGER } })
    for (const source of ['first', 'second', 'third']) await receiver.take([indicator], source)
    const told = receivedIndicatorSchema.parse(await receiver.indicators.read(indicator.id))
    expect(told.prevalence).toEqual({ accounts: 0, of: 1e10 })
  })

  it('come again without a change, and are refused beyond the bound', async () => {
    const indicator = payment('pf_again')
    await receiver.take([indicator])
    expect(await receiver.take([indicator])).toMatchObject({ kept: 0, unchanged: 1 })
    const bounded = receiver.under({ received_max: 2 })
    const many = [1, 2, 3].map((n) => payment(`pf_many_${n}`))
    expect(await bounded.import({ document: bundleOf(many), source: 'partner', by: 'key:a' })).toMatchObject({
      kept: 1,
      refused: 2,
    })
  })
})

it('sightings offered back are marked as the indicator, hold counts alone, and do not pass a narrower bound', async () => {
  await receiver.here.send(users('offer', 6, { payment: 'pf_offer' }))
  const indicator = payment('pf_offer', { tlp: 'amber' })
  await receiver.take([indicator])
  const [sighting] = await receiver.offered()
  expect(sighting).toMatchObject({
    type: 'sighting',
    sighting_of_ref: indicator.id,
    count: 6,
    object_marking_refs: ['marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
  })
  expect(JSON.stringify(sighting)).not.toMatch(/offer\d/)
  expect(await receiver.offered({ tlp: 'green' })).toEqual([])
  expect(readStixIndicators([sighting]).passed_over_count).toBe(0)
})
