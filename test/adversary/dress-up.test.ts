import { describe, expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { costOf } from './cost.js'
import { dealSubjects } from './deal-subjects.js'
import { addPersonas, dressAsApp, growSlowly, poseAsClasses, replayPeople } from './dress-up.js'
import { frame } from './framing.js'
import { harvestIds, type LogLine, type RangeLog, textOf } from './range-log.js'
import { paraphrase, translate } from './reword.js'

const HOUR = 3_600_000

function line(account: string, nth: number, content: string): LogLine {
  return {
    id: `${account}_${nth}`,
    ts: new Date(Date.UTC(2026, 2, 1) + nth * HOUR).toISOString(),
    account_id: account,
    org_id: null,
    key_id: `key_${account}`,
    account_created_at: '2026-01-01T00:00:00.000Z',
    payment_fingerprint: null,
    email_domain: 'mail.example',
    client_ip: '192.0.2.1',
    user_agent: 'curl/8',
    tls_fingerprint: 't13',
    status: 200,
    request: { messages: [{ role: 'user', content }] },
    response: {},
  }
}

const SUBJECTS = ['weave a basket from willow rods', 'tune the strings of an old violin']

/** Ten harvesters who alternate between two subjects, and ten gardeners. */
function smallLog(): RangeLog {
  const harvesters = Array.from({ length: 10 }, (_, a) => `h${a}`)
  const gardeners = Array.from({ length: 10 }, (_, a) => `g${a}`)
  const deck = harvesters.flatMap((account, a) =>
    Array.from({ length: 10 }, (_, k) => line(account, k, `${SUBJECTS[(a + k) % 2]} number${a}x${k}`)),
  )
  const garden = gardeners.flatMap((account) =>
    Array.from({ length: 10 }, (_, k) =>
      line(account, k, `when should i prune my ${account} apple tree in month ${k} of the year`),
    ),
  )
  const lines = [...deck, ...garden].sort((a, b) => (a.ts < b.ts ? -1 : 1))
  const campaign = {
    id: 'c',
    name: 'c',
    accounts: harvesters,
    harvest_exchanges: 100,
    first: lines[0]!.ts,
    last: lines.at(-1)!.ts,
  }
  const kinds = [
    ...harvesters.map((id) => [id, { kind: 'harvester', campaign: 'c' }]),
    ...gardeners.map((id) => [id, { kind: 'casual', campaign: null }]),
  ]
  return {
    lines,
    truth: {
      accounts: Object.fromEntries(kinds),
      campaigns: [campaign],
      harvest_exchange_ids: deck.map(({ id }) => id),
    },
  }
}

const harvested = (log: RangeLog) => log.lines.filter(({ id }) => harvestIds(log).has(id))
const innocent = (log: RangeLog) => log.lines.filter(({ account_id }) => account_id.startsWith('g'))

describe('attacks on a small log', () => {
  it.each([
    ['paraphrase', (log: RangeLog) => paraphrase(log, new Random(1), { swap: 0.5, drop: 0.1, choices: 3 })],
    ['translate', (log: RangeLog) => translate(log, ({ account_id }) => account_id)],
    ['dealSubjects', (log: RangeLog) => dealSubjects(log, new Random(1), 2)],
    ['addPersonas', (log: RangeLog) => addPersonas(log, new Random(1), 5)],
    ['dressAsApp', dressAsApp],
    ['poseAsClasses', (log: RangeLog) => poseAsClasses(log, { size: 5, shared: 1, share: 1 })],
    ['replayPeople', (log: RangeLog) => replayPeople(log, new Random(1))],
    ['growSlowly', growSlowly],
  ])('%s changes the harvest and leaves innocents as they were', (_, attack) => {
    const log = smallLog()
    const before = structuredClone(log)
    const after = attack(log)
    expect(log).toEqual(before)
    expect(innocent(after)).toEqual(innocent(log))
    expect(harvested(after)).not.toEqual(harvested(log))
    expect(harvested(after).map(({ id }) => id)).toEqual(harvested(log).map(({ id }) => id))
  })

  it('dealSubjects gives every account one subject and loses no prompt', () => {
    const log = smallLog()
    const after = dealSubjects(log, new Random(3), 2)
    expect(new Set(harvested(after).map(textOf))).toEqual(new Set(harvested(log).map(textOf)))
    const subjects = new Map<string, Set<string>>()
    for (const one of harvested(after)) {
      subjects.set(one.account_id, (subjects.get(one.account_id) ?? new Set()).add(textOf(one).split(' ')[0]!))
    }
    const single = [...subjects.values()].filter((words) => words.size === 1)
    expect(single.length).toBeGreaterThanOrEqual(8)
  })

  it('costs are those of the attack', () => {
    const log = smallLog()
    expect(costOf(log, log, true)).toEqual({ exchanges: 1, input: 1, yield: 1, quality: 1 })
    expect(costOf(log, poseAsClasses(log, { size: 5, shared: 1, share: 1 }), true).yield).toBeCloseTo(0.2)
    expect(
      costOf(
        log,
        translate(log, () => 'one'),
        true,
      ).quality,
    ).toBe(0)
    expect(costOf(log, dressAsApp(log), true)).toMatchObject({ yield: 1, quality: 1 })
  })

  it('framing adds attackers and leaves the victims their exchanges', () => {
    const log = smallLog()
    const victims = ['g0', 'g1']
    const framed = frame(log, victims, new Random(1), { each: 3 })
    expect(framed.lines.slice(0, log.lines.length)).toEqual(log.lines)
    const added = framed.lines.slice(log.lines.length)
    expect(added).toHaveLength(150)
    const own = new Set(log.lines.filter(({ account_id }) => victims.includes(account_id)).map(textOf))
    expect(added.every((one) => own.has(textOf(one)) && !victims.includes(one.account_id))).toBe(true)
  })
})
