import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAMPAIGN, policyOf, startHarvested } from './fixtures/start-harvested.js'
import { eventually, type TestServer } from './fixtures/start-test-server.js'

interface Told {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: events of several shapes
  data: any
}

describe('the stream of exchanges and decisions', () => {
  let server: TestServer
  let analyst: string
  const ends: (() => void)[] = []
  beforeAll(async () => {
    server = await startHarvested({}, { live_stream: { events_per_s_max: 5, streams_max: 4 } })
    analyst = await server.keyWith(['analyst'])
    await server.ask('PUT', '/v1/policies/p', {
      body: policyOf('p', { action: 'throttle', per_minute: 1, burst: 1 }, undefined, 'shadow'),
    })
  })
  afterAll(async () => {
    for (const end of ends) end()
    await server.close()
  })

  const follow = async (query = '') => {
    const ending = new AbortController()
    ends.push(() => ending.abort())
    const response = await fetch(`${server.url}/v1/live/stream${query}`, {
      headers: { authorization: `Bearer ${analyst}` },
      signal: ending.signal,
    })
    const told: Told[] = []
    const read = async () => {
      let text = ''
      for await (const piece of response.body!) {
        text += Buffer.from(piece).toString()
        const parts = text.split('\n\n')
        text = parts.pop()!
        for (const part of parts) {
          const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? []
          if (event !== undefined) told.push({ event, data: JSON.parse(data!) })
        }
      }
    }
    read().catch(() => {})
    return { status: response.status, told, end: () => ending.abort() }
  }
  const send = (accounts: readonly string[], mark: string) =>
    server.ask('POST', '/v1/exchanges', {
      body: accounts
        .map((account_id, n) =>
          JSON.stringify({
            id: `${mark}-${n}`,
            ts: '2026-03-05T10:00:00Z',
            account_id,
            request: { model: 'model-3', messages: [{ role: 'user', content: 'a secret question' }] },
            response: { usage: { prompt_tokens: 12, completion_tokens: 34 } },
          }),
        )
        .join('\n'),
    })
  const names = (told: readonly Told[]) => told.map(({ event, data }) => `${event} ${data.account ?? ''}`.trim())

  it('tells what comes, by filter, and never a text', async () => {
    const all = await follow()
    const one = await follow('?account=acct-2')
    const campaign = await follow(`?campaign=${CAMPAIGN}`)
    const throttled = await follow('?decision=throttle')
    expect([all, one, campaign, throttled].map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const fifth = await fetch(`${server.url}/v1/live/stream`, { headers: { authorization: `Bearer ${analyst}` } })
    expect(fifth.status).toBe(429)

    await send(['a stranger', 'acct-2'], 'first')
    await server.ask('POST', '/v1/decisions', { body: { account_id: 'acct-1', model: 'model-3' } })
    await server.ask('POST', '/v1/decisions', { body: { account_id: 'acct-1', model: 'model-3' } })
    await eventually(
      async () => all.told.length,
      (count) => count >= 4,
    )
    await eventually(
      async () => throttled.told.length,
      (count) => count >= 1,
    )
    expect(names(all.told).sort()).toEqual([
      'decision acct-1',
      'decision acct-1',
      'exchange a stranger',
      'exchange acct-2',
    ])
    expect(names(one.told)).toEqual(['exchange acct-2'])
    expect(names(campaign.told)).toEqual(['exchange acct-2', 'decision acct-1', 'decision acct-1'])
    // The first one is within its rate.
    expect(names(throttled.told)).toEqual(['decision acct-1'])
    expect(one.told[0]!.data).toEqual({
      at: '2026-03-05T10:00:00.000Z',
      account: 'acct-2',
      model: 'model-3',
      input_tokens: 12,
      output_tokens: 34,
      reasoning_tokens: 0,
      capability: 'general',
      campaign_id: CAMPAIGN,
    })
    expect(throttled.told[0]!.data).toMatchObject({
      policy: 'p',
      mode: 'shadow',
      enforced: false,
      within_rate: false,
      campaign_id: CAMPAIGN,
    })
    expect(JSON.stringify(all.told)).not.toContain('secret')
    for (const { end } of [one, campaign, throttled]) end()
  })

  it('tells what is sent again no second time', async () => {
    const stream = await eventually(
      () => follow(),
      ({ status }) => status === 200,
    )
    await send(['a stranger', 'acct-2'], 'repeated')
    await eventually(
      async () => stream.told.length,
      (count) => count >= 2,
    )
    await send(['a stranger', 'acct-2', 'acct-3'], 'repeated')
    await eventually(async () => names(stream.told).includes('exchange acct-3'), Boolean)
    await eventually(async () => stream.told.length > 3, Boolean, 2000)
    expect(names(stream.told).sort()).toEqual(['exchange a stranger', 'exchange acct-2', 'exchange acct-3'])
    stream.end()
  })

  it('tells so many a second, and how many it left out', async () => {
    const stream = await eventually(
      () => follow(),
      ({ status }) => status === 200,
    )
    await send(
      Array.from({ length: 40 }, (_, n) => `acct-${n}`),
      'many',
    )
    await eventually(async () => stream.told.some(({ event }) => event === 'skipped'), Boolean)
    const exchanges = stream.told.filter(({ event }) => event === 'exchange').length
    const skipped = stream.told.filter(({ event }) => event === 'skipped')
    expect(exchanges).toBe(5)
    expect(skipped.map(({ data }) => data)).toEqual([{ exchanges: 35, decisions: 0 }])
  })
})
