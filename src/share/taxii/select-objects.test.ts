import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { withdrawPublished } from './delete-object.js'
import { address, indicator, indicatorId, newCollection, publish, select } from './fixtures/stix-objects.js'
import { keepObjects } from './keep-objects.js'
import { readObject } from './read-object.js'
import type { ObjectPage } from './select-objects.js'
import { writeTimestamp } from './timestamp.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const versionsOf = ({ objects }: ObjectPage) =>
  objects.map(({ object_id, version }) => `${object_id.slice(-2)} ${version.slice(17, 19)}`)
const send = (collection: string, sender: string, objects: object[], held_max = 1000) =>
  state.transaction((inside) => {
    const facts = objects.map((object) => {
      const read = readObject(object, { tlp_max: 'red', object_bytes_max: 1e6 })
      if (typeof read === 'string') throw new Error(read)
      return read
    })
    return keepObjects(inside, {
      collection,
      sender,
      objects: facts,
      origin: null,
      now_ms: Date.now(),
      held_max,
      sees_ours: true,
    })
  })

describe('pages', () => {
  it('lose and double nothing while objects are added and withdrawn', async () => {
    const collection = await newCollection(state)
    await publish(
      state,
      collection,
      numbers(0, 20).map((number) => indicator(number)),
    )
    const seen: string[] = []
    const dates: number[] = []
    let added = 20
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: ObjectPage = await select(state, collection, { limit: '3', ...(next !== '' && { next }) })
      seen.push(...page.objects.map(({ object_id }) => object_id))
      dates.push(...page.objects.map(({ added_us }) => added_us))
      next = page.next
      // Objects come, in the past and in the future of a clock that goes back and forth; one that was read goes.
      if (added < 30)
        await publish(
          state,
          collection,
          [indicator(added++), indicator(added++)],
          Date.now() + (added % 4 === 0 ? 5000 : -5000),
        )
      await state.transaction((inside) =>
        withdrawPublished(inside, { collection, object_ids: [seen[0]!], by: 'key:root' }, Date.now()),
      )
    }
    expect(seen).toEqual(numbers(0, 30).map(indicatorId))
    expect(dates).toEqual([...new Set(dates)].sort((one, other) => one - other))
    // Who goes on from the last date by added_after misses nothing either.
    const after = writeTimestamp(dates.at(-1)!)
    expect((await select(state, collection, { added_after: after })).objects).toEqual([])
    await publish(state, collection, [indicator(99)], 0)
    expect((await select(state, collection, { added_after: after })).objects.map(({ object_id }) => object_id)).toEqual(
      [indicatorId(99)],
    )
  })

  it('end at their bytes, and hold one object at least', async () => {
    const collection = await newCollection(state)
    await publish(
      state,
      collection,
      numbers(0, 4).map((number) => indicator(number, 0, { name: 'x'.repeat(1000) })),
    )
    const page = await select(state, collection, {}, { page_bytes_max: 1500 })
    expect(page.objects).toHaveLength(2)
    const rest = await select(state, collection, { next: page.next }, { page_bytes_max: 1 })
    expect(rest.objects).toHaveLength(1)
    expect(rest.next).toBeDefined()
  })
})

describe('versions', () => {
  let collection: string
  beforeAll(async () => {
    collection = await newCollection(state)
    // An older version may come later.
    await publish(state, collection, [indicator(1, 2), indicator(2, 1), indicator(1, 5), indicator(1, 1)])
  })

  it.each([
    [{}, ['02 01', '01 05']],
    [{ 'match[version]': 'last' }, ['02 01', '01 05']],
    [{ 'match[version]': 'first' }, ['02 01', '01 01']],
    [{ 'match[version]': 'first,last' }, ['02 01', '01 05', '01 01']],
    [{ 'match[version]': 'all' }, ['01 02', '02 01', '01 05', '01 01']],
    [{ 'match[version]': '2026-01-01T00:00:02Z' }, ['01 02']],
    [{ 'match[version]': '2026-01-01T00:00:02Z,last' }, ['01 02', '02 01', '01 05']],
    [{ 'match[id]': indicatorId(2) }, ['02 01']],
    [{ 'match[id]': `${indicatorId(2)},${indicatorId(3)}`, 'match[type]': 'indicator,malware' }, ['02 01']],
    [{ 'match[type]': 'malware' }, []],
    [{ 'match[spec_version]': '2.0' }, []],
  ])('%j', async (query, expected) => expect(versionsOf(await select(state, collection, query))).toEqual(expected))

  it('of observables begin when their content is another', async () => {
    const place = await newCollection(state)
    expect(await publish(state, place, [address(1, '203.0.113.7'), address(1, '203.0.113.7')])).toEqual({
      added: 1,
      already: 1,
    })
    expect(await publish(state, place, [address(1, '203.0.113.8')])).toEqual({ added: 1, already: 0 })
    expect((await select(state, place, {})).objects.map(({ object }) => JSON.parse(object!).value)).toEqual([
      '203.0.113.8',
    ])
    expect((await select(state, place, { 'match[version]': 'all' })).objects).toHaveLength(2)
  })

  it('are kept once', async () => {
    expect(await publish(state, collection, [indicator(1, 2), indicator(1, 9)])).toEqual({ added: 1, already: 1 })
  })
})

describe('what partners send', () => {
  it('is seen by the sender and by nobody else, whatever it says of our objects', async () => {
    const collection = await newCollection(state)
    await publish(state, collection, [indicator(1, 1)])
    await send(collection, 'key:a', [indicator(1, 9, { name: 'forged' }), indicator(2)])
    const names = async (principal: string) =>
      (await select(state, collection, {}, { principal })).objects.map(({ object }) => JSON.parse(object!).name)
    expect(await names('key:a')).toEqual(['forged', 'indicator 2'])
    expect(await names('key:b')).toEqual(['indicator 1'])
    expect((await send(collection, 'key:b', [indicator(2)])).map(({ outcome }) => outcome)).toEqual(['added'])
    expect((await send(collection, 'key:b', [indicator(1, 1), indicator(2)])).map(({ outcome }) => outcome)).toEqual([
      'already',
      'already',
    ])
  })

  it('is bounded', async () => {
    const collection = await newCollection(state)
    expect(
      (await send(collection, 'key:a', [indicator(1), indicator(2), indicator(3)], 2)).map(({ outcome }) => outcome),
    ).toEqual(['added', 'added', 'full'])
    expect((await send(collection, 'key:a', [indicator(1), indicator(3)], 2)).map(({ outcome }) => outcome)).toEqual([
      'already',
      'full',
    ])
    expect((await send(collection, 'key:b', [indicator(3)], 2)).map(({ outcome }) => outcome)).toEqual(['added'])
  })
})

it('publishes all or nothing, and nothing above the TLP', async () => {
  const collection = await newCollection(state, { tlp_max: 'green' })
  const amber = indicator(2, 0, { object_marking_refs: ['marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421'] })
  await expect(publish(state, collection, [indicator(1), amber])).rejects.toThrow(/objects\/1: marked TLP:AMBER/)
  expect((await select(state, collection, {})).objects).toEqual([])
})
