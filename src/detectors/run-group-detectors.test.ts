import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCase, openCaseStore } from './case-store.js'
import { at, type CaseExchange } from './detector-case.js'
import { groupDetectors } from './registry.js'
import { runGroupDetectors } from './run-group-detectors.js'
import { sharedNetwork } from './shared-network/detector.js'
import { singleTurn } from './single-turn/detector.js'

const store = await openCaseStore()
afterAll(() => store.close())

const MEMBERS = 4
const STRANGERS = 80

/** Members 1…4 share an address and never follow up; of the strangers' exchanges a part opens a conversation. */
const exchanges: CaseExchange[] = Array.from({ length: MEMBERS + STRANGERS }, (_, index) => {
  const member = index < MEMBERS
  return Array.from({ length: 10 }, (__, hour) => ({
    account: `account-${String(index).padStart(3, '0')}`,
    at: at(index % 7, hour, index % 60),
    network: member ? 900 : 1 + index,
    turn: member || hour < 2 + ((index * 7) % 5) ? 1 : 2,
  }))
}).flat()

beforeAll(async () => {
  const names = [...new Set(exchanges.map(({ account }) => account))]
  await loadCase(
    store.engine,
    {
      title: '',
      speaks: true,
      why: '',
      exchanges,
      group: names.slice(0, MEMBERS),
      innocents: names.slice(MEMBERS, 2 * MEMBERS),
      expected: { group: { statistic: 0, accounts: 0 }, innocents: { statistic: 0, accounts: 0 } },
    },
    (_, index) => BigInt(index + 1),
  )
  // Replicates 2…40: four strangers each. Group 2 has no more than one replicate, and group 3 none of its own kind.
  await store.engine.command(
    'INSERT INTO sets SELECT 1, 2 + number AS r, toUInt64(5 + (r * 7 + arrayJoin([0, 11, 23, 41])) % 80) FROM numbers(39)',
  )
  await store.engine.command('INSERT INTO sets VALUES (2, 0, 1), (2, 0, 2), (2, 1, 9), (2, 1, 10)')
})

test('a finding holds observed, expected, p-value and a sentence, in the order of the detectors', async () => {
  const found = await runGroupDetectors(store.engine, [singleTurn, sharedNetwork])
  expect([...found.keys()]).toEqual([1, 2])
  const [turns, network] = found.get(1)!
  expect(turns).toMatchObject({
    kind: 'single-turn',
    family: 'behaviour',
    verdict: 'harvesting',
    observed: 1,
    accounts: 4,
    nulls: expect.toSatisfy((nulls: number[]) => nulls.length === 40),
  })
  // Strangers open 2 to 6 of 10 exchanges.
  expect(turns!.expected).toBeGreaterThan(0.2)
  expect(turns!.expected).toBeLessThan(0.6)
  expect(turns!.p_value).toBeLessThanOrEqual(1 / 41)
  // No replicate shares anything: nothing beyond the rank can be claimed. 6 pairs of ln(84/4) less the chance of it.
  expect(network).toMatchObject({ kind: 'shared-network', p_value: 1 / 41, tail: 'rank', expected: 0, accounts: 4 })
  expect(network!.observed).toBeCloseTo(6 * Math.log(21) * (1 - (4 * 3) / 84 ** 2), 4)
  expect(network!.statement).toContain('4 of 4 accounts hold a client address')
})

test('too few replicates are no test', async () => {
  expect((await runGroupDetectors(store.engine, [singleTurn])).get(2)).toEqual([])
})

test("settings stand in for a detector's own values", async () => {
  const settings = { 'shared-network': { hub_degree_max: 1 } }
  const found = await runGroupDetectors(store.engine, [sharedNetwork], settings)
  // The address of all four is a hub now, but its holders are members: it counts, and hubs are not in the expectation.
  expect(found.get(1)![0]!.observed).toBeCloseTo(6 * Math.log(21), 4)
})

test('detectors of what the log does not hold find nothing, and the others agree from run to run', async () => {
  const first = await runGroupDetectors(store.engine, groupDetectors)
  const kinds = first.get(1)!.map(({ kind }) => kind)
  expect(kinds).toContain('fresh-prompts')
  // No dates of creation, no limits, no token counts.
  for (const kind of ['sign-up-burst', 'output-limit', 'output-volume']) expect(kinds).not.toContain(kind)
  expect(await runGroupDetectors(store.engine, groupDetectors)).toEqual(first)
})
