import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Indicator, indicatorSchema } from '#contract/indicator.js'
import { indicatorSettingsSchema } from '#contract/sharing-settings.js'
import { communityToken } from '#signals/tokens/community-token.js'
import { deriveIndicators } from './derive-indicators.js'
import { keyOf, type Operator, type Operators, openOperators, type Shown } from './fixtures/open-operators.js'
import { indicatorConfidence } from './indicator-confidence.js'

const PORT = keyOf('port', 1)
const COMMUNITY = { name: 'port', epoch: '2026' }
const settings = indicatorSettingsSchema.parse({})

const TEMPLATE = (topic: string) =>
  `You are given a task about ${topic}. Think aloud, step by step, and write down the whole chain of thought before the answer. ` +
  'Then give the answer alone in the last line, in a box, without any other word, and say how sure you are of it from one to ten.'
const TOPICS = ['fractions', 'sorting lists', 'old maps', 'the tides', 'a chess problem', 'soil', 'tax', 'kites']
const hour = (n: number) => `2026-03-01T${String(n).padStart(2, '0')}:10:00Z`

const harvest: Shown[] = Array.from({ length: 20 }, (_, account) =>
  TOPICS.flatMap((topic, place) =>
    [1, 2, 3].map((at) => ({
      account: `h${account}`,
      text: TEMPLATE(topic),
      ts: hour(at),
      max_tokens: 8192,
      client_ip: `203.0.113.${account % 4}`,
      user_agent: 'kit/2.1',
      payment: `pf_${account}`,
      id: `h${account}-${place}-${at}`,
    })),
  ),
).flat()
const people: Shown[] = Array.from({ length: 100 }, (_, account) =>
  Array.from({ length: 24 }, (_, place) => ({
    account: `p${account}`,
    text: `Question ${account} about matter ${place}: ${TOPICS[(account + place) % 8]}, ${'word'.repeat(account + 1)} and ${'other'.repeat(place + 1)} please tell me more than before`,
    ts: hour(8 + ((account + place) % 12)),
    client_ip: account < 10 ? '203.0.113.1' : `198.51.100.${account}`,
    user_agent: account < 50 ? 'kit/2.1' : 'browser/1',
    payment: `own_${account}`,
  })),
).flat()

let operators: Operators
let operator: Operator
let indicators: Indicator[]
const members = Array.from({ length: 20 }, (_, account) => `h${account}`)
beforeAll(async () => {
  operators = await openOperators()
  operator = await operators.open('deriving', [PORT])
  await operator.send(harvest)
  await operator.send(people)
  indicators = await derive()
})
afterAll(() => operators.close())

const derive = (more: object = {}) =>
  deriveIndicators(
    operator.engine,
    { members, suspects: [...members, 'p9'], confidence: 0.9, tlp: 'amber', ...more },
    { community: COMMUNITY, settings },
  )
const of = (kind: string) => indicators.filter(({ value }) => value.kind === kind)

describe('indicators of a campaign', () => {
  it('are valid, the surest first, and not less sure than the setting says', () => {
    for (const indicator of indicators) indicatorSchema.parse(indicator)
    const sureness = indicators.map(({ confidence }) => confidence)
    expect(sureness).toEqual([...sureness].sort((a, b) => b - a))
    expect(Math.min(...sureness)).toBeGreaterThanOrEqual(settings.confidence_min)
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
  })

  it('name a template by its token, with how many outside show it', () => {
    const skeletons = of('template-skeleton')
    expect(skeletons).toHaveLength(TOPICS.length)
    expect(skeletons[0]).toMatchObject({
      prevalence: { accounts: 0, of: 99 },
      seen: { accounts: 20, exchanges: 60 },
      first_seen: '2026-03-01T01:10:00Z',
      last_seen: '2026-03-01T03:10:00Z',
      half_life_days: 90,
      community: 'port',
      epoch: '2026',
      tlp: 'amber',
    })
    // 21/22 over 1/101: odds of 96.4 to 99.
    expect(skeletons[0]!.confidence).toBe(Math.round(100 * 0.9 * (96.41 / 99 / (1 + 96.41 / 99))))
  })

  it('do not name what many others show too, nor what one account alone has', () => {
    expect(of('user-agent')).toEqual([])
    expect(of('payment')).toEqual([])
  })

  it('count accounts of other campaigns among neither', () => {
    const shared = of('network').find(
      ({ value }) =>
        'token' in value && value.token === communityToken(PORT, 'network', '00000000000000000000ffffcb007101'),
    )
    // p0 to p9 have the address, and p9 is of another campaign: too common for the usual bound, as here.
    expect(shared).toBeUndefined()
    expect(of('network').map(({ prevalence }) => prevalence)).toEqual(Array(3).fill({ accounts: 0, of: 99 }))
  })

  it('tell ways of asking, parameters and hours with their shares', () => {
    const [parameters] = of('parameter-tuple')
    expect(parameters?.value).toEqual({
      ...{ kind: 'parameter-tuple', model: 'm', max_tokens: 8192, temperature: null, stream: false, share: 1 },
    })
    expect(parameters).toMatchObject({ community: null, epoch: null, prevalence: { accounts: 0, of: 99 } })
    const [elicited] = of('elicitation')
    expect(elicited?.value).toMatchObject({ kind: 'elicitation', share: 1 })
    const [shape] = of('timing-shape')
    expect(shape?.value).toMatchObject({ exchanges_per_account_day: 24 })
    expect(shape?.value.kind === 'timing-shape' && shape.value.hours.map((share) => share > 0.3)).toEqual(
      Array.from({ length: 24 }, (_, at) => at >= 1 && at <= 3),
    )
  })

  it('hold a sketch of the texts, whose bands are those of the stored tokens', async () => {
    const [sketch] = of('minhash')
    expect(sketch).toMatchObject({ seen: { accounts: 20 }, prevalence: { accounts: 0 }, community: 'port' })
    const bands = sketch?.value.kind === 'minhash' ? sketch.value.band_tokens : []
    expect(new Set(bands).size).toBe(32)
    const [found] = await operator.engine.rows(
      z.object({ tokens: z.coerce.number(), accounts: z.coerce.number() }),
      `SELECT uniqExact(token) AS tokens, uniqExact(account) AS accounts FROM community_tokens
       WHERE kind = 'minhash' AND lower(hex(token)) IN {bands:Array(String)}`,
      { bands },
    )
    expect(found).toEqual({ tokens: 32, accounts: 20 })
  })

  it('are of the clear alone where no community is to have them', async () => {
    const { engine } = operator
    const campaign = { members, suspects: members, confidence: 0.9, tlp: 'clear' as const }
    const clear = await deriveIndicators(engine, campaign, { community: null, settings })
    expect(new Set(clear.map(({ community }) => community))).toEqual(new Set([null]))
    const kinds = new Set(clear.map(({ value }) => value.kind))
    expect([...kinds].sort()).toEqual(['elicitation', 'parameter-tuple', 'timing-shape'])
  })

  it('leave nothing behind of the accounts that were compared', async () => {
    const row = z.object({ n: z.coerce.number() })
    expect(await operator.engine.rows(row, 'SELECT count() AS n FROM indicator_accounts')).toEqual([{ n: 0 }])
  })
})

describe('confidence', () => {
  const shared = { members_with: 50, members_of: 50, others_with: 0, others_of: 10_000 }
  it('rises with how many others were looked at, and falls with those who show it', () => {
    const sure = indicatorConfidence(shared, 0.01, 1)
    expect(sure).toBe(99)
    expect(indicatorConfidence({ ...shared, others_of: 100 }, 0.01, 1)).toBeLessThan(sure)
    expect(indicatorConfidence({ ...shared, others_with: 500 }, 0.01, 1)).toBeLessThan(20)
    expect(indicatorConfidence({ ...shared, others_of: 0 }, 0.01, 1)).toBeLessThan(3)
  })
  it('is never above that of the campaign', () => {
    expect(indicatorConfidence(shared, 0.01, 0.6)).toBeLessThanOrEqual(60)
  })
})
