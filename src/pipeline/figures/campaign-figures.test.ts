import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FigureStore, openFigureStore, type ShownExchange } from './fixtures/open-figure-store.js'
import { readComparison } from './read-comparison.js'
import { readGraph } from './read-graph.js'
import { readLinks } from './read-links.js'
import { readTimeline } from './read-timeline.js'

const [A, B, C] = ['a', 'b', 'c'].map((letter) => `camp_000000000000000${letter}`) as [string, string, string]
const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${letter}-${n}`)
const MEMBERS = names('ada', 40)
const OTHERS = names('bob', 40)
const THIRD = names('carl', 12)
const INNOCENTS = names('nina', 200)
const DAYS = 12

/** Three exchanges a day and account; `shown` says what they show. */
const daily = (account: string, shown: (day: number) => Omit<ShownExchange, 'account' | 'at'>): ShownExchange[] =>
  Array.from({ length: DAYS * 3 }, (_, n) => {
    const day = Math.floor(n / 3)
    return { account, at: new Date(Date.UTC(2026, 2, 1 + day, (n * 7) % 24)).toISOString(), ...shown(day) }
  })

let store: FigureStore
beforeAll(async () => {
  store = await openFigureStore({ replicates: 99, sample_accounts: 300, graph_edges_max: 300 })
  await store.raise({
    id: A,
    accounts: MEMBERS,
    exchanges_each: DAYS * 3,
    links: [{ source: 'ada-0', target: 'ada-1', kind: 'content', weight: 8 }],
    timeline: [{ day: '2026-03-01', harvesting: 80, other: 40 }],
  })
  await store.raise({ id: B, accounts: OTHERS, exchanges_each: DAYS * 3 })
  await store.raise({ id: C, accounts: THIRD, exchanges_each: DAYS * 3 })
  await store.put([
    // All move to another model on the seventh day, and come from a pool of ten networks.
    ...MEMBERS.flatMap((account, n) =>
      daily(account, (day) => ({
        model: day < 6 ? 'model-3' : 'model-4',
        capability: 2,
        network: 100 + (n % 10),
        tls: 7,
      })),
    ),
    // The same pool, and another thing that is asked for.
    ...OTHERS.flatMap((account, n) =>
      daily(account, () => ({ model: 'model-3', capability: 5, network: n < 20 ? 100 + (n % 10) : 500 + n, tls: 7 })),
    ),
    ...THIRD.flatMap((account, n) =>
      daily(account, () => ({ model: 'model-9', capability: 8, network: 900 + n, tls: 7 })),
    ),
    ...INNOCENTS.flatMap((account, n) =>
      daily(account, (day) => ({
        model: 'model-3',
        capability: (n + day) % 9,
        network: 1000 + n,
        tls: n % 2 === 0 ? 7 : 8,
      })),
    ),
  ])
  const everyone = [...MEMBERS, ...OTHERS, ...THIRD, ...INNOCENTS]
  await store.tell(
    everyone.map((account, n) => ({
      account,
      payment: account === 'ada-0' || account === 'ada-1' ? 'card' : `own-${n}`,
    })),
  )
}, 120_000)
afterAll(() => store.close())

it('draws accounts and what they share, the rarest first, each beside what chance gives', async () => {
  const graph = await readGraph(store, A)
  expect(graph.accounts).toHaveLength(40)
  expect(graph.accounts[0]).toEqual({ id: 'ada-0', role: 'core', score: 1, exchanges: 36 })
  const channels = graph.items.map(({ channel }) => channel)
  expect(new Set(channels)).toEqual(new Set(['payment', 'network', 'tls']))
  // A card of two, of whom nobody else has it.
  const card = graph.items.find(({ channel }) => channel === 'payment')!
  expect(card).toMatchObject({ accounts_count: 2, population_count: 2, expected: (40 * 2) / 292 })
  expect(card.p_value).toBeCloseTo((40 * 39) / (292 * 291), 6)
  // Networks of four members and two of the other campaign.
  const network = graph.items.find(({ channel }) => channel === 'network')!
  expect(network).toMatchObject({ accounts_count: 4, population_count: 6, p_value: expect.any(Number) })
  expect(network.p_value).toBeLessThan(0.01)
  // All hold what two thirds of everybody hold: chance gives most of it.
  const tls = graph.items.find(({ channel }) => channel === 'tls')!
  expect(tls).toMatchObject({ accounts_count: 40, population_count: 192, expected: (40 * 192) / 292 })
  expect(channels.at(-1)).toBe('tls')
  expect(graph.edges).toHaveLength(2 + 10 * 4 + 40)
  const holders = graph.edges
    .filter(([, item]) => graph.items[item!] === card)
    .map(([place]) => graph.accounts[place!]!.id)
  expect(holders.sort()).toEqual(['ada-0', 'ada-1'])
  expect(graph).toMatchObject({ population: 292, left_out: { accounts: 0, items: 0, edges: 0 } })
  expect(JSON.stringify(graph)).not.toMatch(/card|"100"|"7"/)
})

it('leaves out what is past its bounds, and counts it', async () => {
  const bounded = { ...store, settings: structuredClone(store.settings) }
  Object.assign(bounded.settings.figures, { graph_accounts_max: 30, graph_edges_max: 20 })
  const { accounts, items, edges, left_out } = await readGraph(bounded, A)
  expect(accounts).toHaveLength(30)
  expect(edges.length).toBeLessThanOrEqual(20)
  expect(Math.max(...edges.map(([place]) => place!))).toBeLessThan(30)
  // Of thirty: a card, nine networks (one has a single holder among them) and one fingerprint.
  expect(left_out).toEqual({ accounts: 10, items: 11 - items.length, edges: 2 + 29 + 30 - edges.length })
})

it('finds the day on which a campaign moved to another model, with what chance gives, and nothing where nothing moved', async () => {
  const member = { at: '2026-03-05T10:00:00Z', kind: 'account_banned', account_id: 'ada-3' }
  const stranger = { ...member, account_id: 'nina-3' }
  const release = { at: '2026-03-06T10:00:00Z', kind: 'model_released', model: 'model-4' }
  for (const event of [member, stranger, release])
    await store.state.run('INSERT INTO events (event) VALUES ($1)', [JSON.stringify(event)])
  await store.state.run(
    `INSERT INTO campaign_actions (id, campaign, mode, consequence, accounts, taken, taken_by)
     VALUES ('act_1', $1, 'shadow', '{"action":"block"}', '["ada-0","ada-1"]', '2026-03-08T00:00:00Z', 'me')`,
    [A],
  )
  const timeline = await readTimeline(store, A)
  expect(timeline.days).toEqual([{ day: '2026-03-01', harvesting: 80, cover: 40 }])
  expect(timeline.marks.map(({ at, kind }) => `${at.slice(0, 10)} ${kind}`)).toEqual([
    '2026-03-05 ban',
    '2026-03-06 event',
    '2026-03-07 pivot',
    '2026-03-08 action',
    '2026-03-12 raised',
  ])
  const [ban, , pivot, action] = timeline.marks
  expect(ban).toMatchObject({ label: '1 of its accounts banned', chance: null })
  expect(action!.label).toBe('block of 2 accounts, recorded and not enforced')
  expect(pivot!.label).toMatch(/^Models: 100 % .* from model-3 to model-4; of all other accounts 0 %$/)
  expect(pivot!.chance).toMatchObject({ observed: 1 })
  expect(pivot!.chance!.p_value).toBeLessThanOrEqual(0.01)
  expect(pivot!.chance!.expected).toBeLessThan(0.5)
  const steady = await readTimeline(store, B)
  expect(steady.marks.filter(({ kind }) => kind === 'pivot')).toEqual([])
  expect(steady.days_compared).toBeGreaterThan(0)
})

it('says that two campaigns with one pool of networks are likely of one operator', async () => {
  const compared = await readComparison(store, A, B)
  expect(compared.verdict.same_operator).toBe('likely')
  expect(compared.campaigns.map(({ id }) => id)).toEqual([A, B])
  expect(compared.shared_accounts).toEqual({ count: 0, of: [40, 40] })
  const networks = compared.likenesses.find(({ statement }) => statement.includes('networks'))!
  expect(networks).toMatchObject({ kind: 'items', observed: 20 })
  expect(networks.p_value).toBeLessThan(1e-6)
  expect(compared.shared_items.filter(({ channel }) => channel === 'network')).toHaveLength(10)
  expect(compared.shared_items[0]).toMatchObject({ accounts: [4, 2], population_count: 6 })
})

it('sees no sign of one operator where two campaigns share nothing', async () => {
  const compared = await readComparison(store, A, C)
  expect(compared.verdict.same_operator).toBe('no_sign')
  const exclusive = compared.likenesses.filter(({ kind }) => kind === 'accounts' || kind === 'items')
  for (const { p_value } of exclusive) expect(p_value).toBeGreaterThan(0.05)
  const models = compared.likenesses.find(({ kind }) => kind === 'models')!
  expect(models).toMatchObject({ observed: 0, p_value: 1 })
  await expect(readComparison(store, A, 'camp_0')).rejects.toThrow(/no such campaign/)
})

it('does not take it for proof that two campaigns ask as each other', async () => {
  // Their behaviour is the same; another campaign is as alike, and so would any harvesting be.
  const twin = names('tess', 12)
  await store.put(
    twin.flatMap((account, n) => daily(account, () => ({ model: 'model-9', capability: 8, network: 700 + n, tls: 8 }))),
  )
  await store.tell(twin.map((account) => ({ account, payment: `own-${account}` })))
  await store.raise({ id: 'camp_000000000000000d', accounts: twin })
  const { verdict, likenesses } = await readComparison(store, C, 'camp_000000000000000d')
  expect(likenesses.find(({ kind }) => kind === 'models')).toMatchObject({ observed: 1, p_value: 0.01 })
  expect(verdict.same_operator).toBe('possible')
})

it('tells accounts that share rare items, or are linked by their texts, each with reasons', async () => {
  const links = await readLinks(store, 'ada-0')
  const [first] = links.items
  expect(first).toMatchObject({ account: 'ada-1', campaign_id: A })
  const kinds = first!.reasons.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['item', 'content']))
  const card = first!.reasons.find(({ statement }) => statement.includes('payment'))!
  expect(card.chance).toMatchObject({ observed: 1, p_value: 1 / 303 })
  expect(card.strength).toBeCloseTo(Math.log2(303), 6)
  expect(first!.strength).toBeCloseTo(
    first!.reasons.reduce((sum, one) => sum + one.strength, 0),
    9,
  )
  // By the network alone, from the other campaign.
  expect(links.items.find(({ account }) => account === 'bob-0')).toMatchObject({ campaign_id: B })
  // A fingerprint that two thirds hold is no link.
  expect(links.items.map(({ account }) => account)).not.toContain('nina-0')
  expect(links.compared).toBe(200)
  const innocent = await readLinks(store, 'nina-1')
  expect(innocent.items).toEqual([])
  await expect(readLinks(store, 'nobody')).rejects.toThrow(/nothing is known/)
})
