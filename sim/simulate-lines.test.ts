import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BENIGN_KINDS, type SimulateInput } from './options.js'
import { simulateLines } from './simulate-lines.js'
import type { Truth } from './truth.js'

function play(input: SimulateInput): { lines: string[]; truth: Truth } {
  const generator = simulateLines(input)
  const lines: string[] = []
  for (;;) {
    const next = generator.next()
    if (next.done) return { lines, truth: next.value }
    lines.push(next.value)
  }
}
const digest = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')

describe('simulateLines', () => {
  const { lines, truth } = play({ preset: 'demo', seed: 7 })
  const exchanges = lines.map((line) => JSON.parse(line))

  it('gives the same bytes for the same options and others for another seed', () => {
    const small = { preset: 'mixed', exchanges: 4000 } as const
    const first = play({ ...small, seed: 3 })
    const again = play({ ...small, seed: 3 })
    expect(digest(again.lines)).toBe(digest(first.lines))
    expect(again.truth).toEqual(first.truth)
    expect(digest(play({ ...small, seed: 4 }).lines)).not.toBe(digest(first.lines))
  })

  it('writes the native envelope in the order of time, every id once', () => {
    const times = exchanges.map(({ ts }) => ts)
    expect(times).toEqual([...times].sort())
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(lines.length)
    for (const { ts, account_id, account_created_at, client_ip, user_agent, request } of exchanges) {
      expect(account_created_at <= ts).toBe(true)
      expect(account_id && client_ip && user_agent && request.model).toBeTruthy()
    }
  })

  it('comes to about as many exchanges as were asked for', () => {
    expect(lines.length / 60_000).toBeGreaterThan(0.9)
    expect(lines.length / 60_000).toBeLessThan(1.1)
  })

  it('shows every benign kind and all three forms of body', () => {
    const kinds = new Set(Object.values(truth.accounts).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual([...BENIGN_KINDS, 'harvester'].sort())
    expect(exchanges.filter(({ request }) => 'input' in request).length).toBeGreaterThan(100)
    expect(exchanges.filter(({ response }) => 'stop_reason' in response).length).toBeGreaterThan(1000)
    expect(exchanges.filter(({ response }) => 'choices' in response).length).toBeGreaterThan(1000)
  })

  it('tells the truth of its lines', () => {
    const seen = new Set(exchanges.map(({ account_id }) => account_id))
    expect(new Set(Object.keys(truth.accounts))).toEqual(seen)
    const accountOf = new Map(exchanges.map(({ id, account_id }) => [id, account_id]))
    const harvest = truth.harvest_exchange_ids.map((id) => truth.accounts[accountOf.get(id)]?.campaign)
    expect(truth.campaigns).toHaveLength(3)
    for (const campaign of truth.campaigns) {
      expect(harvest.filter((id) => id === campaign.id).length).toBe(campaign.harvest_exchanges)
      for (const account of campaign.accounts)
        expect(truth.accounts[account]).toEqual({ kind: 'harvester', campaign: campaign.id })
    }
  })

  it('hides the share of camouflage that the preset asks for', () => {
    const { accounts, harvest_exchanges } = truth.campaigns.find(({ name }) => name === 'quiet-coders')!
    const members = new Set(accounts)
    const all = exchanges.filter(({ account_id }) => members.has(account_id)).length
    expect(1 - harvest_exchanges / all).toBeGreaterThan(0.33)
    expect(1 - harvest_exchanges / all).toBeLessThan(0.47)
  })

  it('keeps conversations going, lets tools answer, and moves to a released model', () => {
    const turns = exchanges.map(({ request }) => (request.messages ?? request.input).length)
    expect(turns.filter((n) => n > 2).length).toBeGreaterThan(5000)
    expect(
      lines.filter((line) => line.includes('"tool_result"') || line.includes('"role":"tool"')).length,
    ).toBeGreaterThan(1000)
    const released = exchanges.filter(({ request }) => request.model === 'meridian-4-preview').map(({ ts }) => ts)
    expect(released[0] >= '2026-03-21').toBe(true)
    expect(released.length).toBeGreaterThan(1000)
  })

  it('makes campaigns smaller where the log is too small for them', () => {
    const { lines: few, truth: told } = play({ preset: 'low-slow', exchanges: 1500 })
    expect(few.length).toBeLessThan(2000)
    expect(told.campaigns.reduce((sum, { harvest_exchanges }) => sum + harvest_exchanges, 0)).toBeLessThan(1000)
  })
})

describe('a campaign', () => {
  it('of twenty-six requests a day an account spreads them so', () => {
    const preset = {
      name: 'steady',
      summary: 'one campaign',
      start: '2026-01-05T00:00:00Z',
      days: 6,
      exchanges: 9000,
      models: ['a', 'b'],
      population: { casual: 1 },
      campaigns: [
        {
          name: 'steady',
          capability: 'x',
          accounts: 25,
          exchanges: 25 * 6 * 26,
          deck: ['instructions'],
          elicitation: ['none'],
          samples: 1,
          camouflage: 0,
          startDay: 0,
          dispatch: 'quota',
          unevenness: 0.1,
          mixedParameters: true,
          network: 'proxy',
          addresses: 5,
          accountsPerCard: 0,
          signupDays: 0,
          aged: true,
          paraphrase: 0,
          bySubject: false,
          hours: 'mimic',
          pivot: 0,
          toolSteps: 0,
          typed: 0,
          clients: ['sdk'],
          outputTokens: 300,
        },
      ],
    } satisfies Exclude<SimulateInput['preset'], string | undefined>
    const { lines, truth } = play({ preset, seed: 2 })
    const { accounts, harvest_exchanges } = truth.campaigns[0]!
    expect(accounts).toHaveLength(25)
    expect(harvest_exchanges / 25 / 6).toBeGreaterThan(23)
    expect(harvest_exchanges / 25 / 6).toBeLessThan(29)
    const prompts = lines.map((line) => JSON.parse(line)).filter(({ account_id }) => accounts.includes(account_id))
    const texts = new Set(prompts.map(({ request }) => JSON.stringify((request.messages ?? request.input).at(-1))))
    expect(texts.size / prompts.length).toBeGreaterThan(0.9)
  })
})
