import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountLinksSchema } from '#contract/account-link.js'
import { accountRecordSchema } from '#contract/account-record.js'
import { campaignComparisonSchema } from '#contract/campaign-comparison.js'
import { campaignGraphSchema } from '#contract/campaign-graph.js'
import { campaignHoursSchema } from '#contract/campaign-hours.js'
import { campaignTimelineSchema } from '#contract/campaign-timeline.js'
import { overviewSchema } from '#contract/overview.js'
import { trafficSchema } from '#contract/traffic.js'
import { raiseWholeCampaign } from '#pipeline/figures/fixtures/open-figure-store.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const [ONE, TWO] = ['camp_000000000000000a', 'camp_000000000000000b']

/** Exchanges as a sender tells them: accounts of one campaign come from one address. */
const exchange = (account_id: string, n: number, client_ip: string) => ({
  id: `${account_id}-${n}`,
  ts: `2026-03-0${1 + n}T10:00:00Z`,
  account_id,
  client_ip,
  user_agent: 'harvester/1',
  request: { model: 'model-3', messages: [{ role: 'user', content: `Solve problem ${n} step by step` }] },
  response: { usage: { prompt_tokens: 10, completion_tokens: 100 } },
})

describe('figures of a running server', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
    const days = [0, 1, 2]
    const documents = days.flatMap((n) => [
      ...['ada', 'eve'].map((account) => exchange(account, n, '192.0.2.1')),
      exchange('bob', n, '192.0.2.1'),
      exchange('bea', n, '192.0.2.2'),
      ...Array.from({ length: 60 }, (_, other) => exchange(`nina-${other}`, n, `198.51.100.${other}`)),
    ])
    const body = documents.map((one) => JSON.stringify(one)).join('\n')
    const { json } = await server.ask('POST', '/v1/exchanges', { body })
    expect(json.accepted).toBe(documents.length)
    await raiseWholeCampaign(server.state, { id: ONE, accounts: ['ada', 'eve'], exchanges_each: 3 })
    await raiseWholeCampaign(server.state, { id: TWO, accounts: ['bob', 'bea'], exchanges_each: 3 })
  })
  afterAll(() => server.close())

  it.each([
    [
      'overview',
      overviewSchema,
      { exchanges: 192, accounts: 64, health: { state: 'ok', exchanges: 'ok', detection: null } },
    ],
    ['traffic?step=hour&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00%2B00:00', trafficSchema, { step: 'hour' }],
    [`campaigns/${ONE}/timeline`, campaignTimelineSchema, { campaign: ONE }],
    [`campaigns/${ONE}/graph`, campaignGraphSchema, { population: 64, left_out: { accounts: 0 } }],
    [`campaigns/${ONE}/hours?limit=1`, campaignHoursSchema, { accounts: [{ id: 'ada' }], accounts_count: 2 }],
    [`campaigns/${ONE}/comparison/${TWO}`, campaignComparisonSchema, { campaigns: [{ id: ONE }, { id: TWO }] }],
    [
      'accounts/ada',
      accountRecordSchema,
      { standing: { account_id: 'ada' }, appeals: [], profile: { days: [{}, {}, {}] } },
    ],
    [
      'accounts/ada/links',
      accountLinksSchema,
      {
        account: 'ada',
        items: expect.arrayContaining([expect.objectContaining({ account: 'eve', campaign_id: ONE })]),
      },
    ],
  ])('answers /v1/%s by its contract', async (path, schema, told) => {
    const { status, json } = await server.ask('GET', `/v1/${path}`)
    expect({ status, json }).toMatchObject({ status: 200, json: told })
    expect(schema.safeParse(json)).toMatchObject({ success: true })
  })

  it('shows no address, and nothing that one can be found from by trying all', async () => {
    const { json, text } = await server.ask('GET', `/v1/campaigns/${ONE}/graph`)
    const network = json.items.find(({ channel }: { channel: string }) => channel === 'network')
    expect(network).toMatchObject({ accounts_count: 2, population_count: 3 })
    // The address, the client and the template.
    expect(json.edges).toHaveLength(6)
    expect(text).not.toContain('192.0.2')
    expect(text).not.toContain('harvester')
  })

  it('keeps an account that was erased out of all of them', async () => {
    expect((await server.ask('POST', '/v1/accounts/eve/erasure')).json.exchanges).toMatchObject({
      account_clients: 1,
      campaign_members: expect.any(Number),
    })
    for (const path of [`campaigns/${ONE}/graph`, `campaigns/${ONE}/hours`, 'accounts/ada/links'])
      expect((await server.ask('GET', `/v1/${path}`)).text).not.toContain('eve')
  })

  it('says what is amiss', async () => {
    const problems: [path: string, status: number][] = [
      ['campaigns/camp_0/graph', 404],
      ['campaigns/camp_0/timeline', 404],
      [`campaigns/${ONE}/comparison/camp_0`, 404],
      ['accounts/nobody/links', 404],
      ['traffic?step=minute', 400],
      ['traffic?from=yesterday', 400],
      ['overview?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z', 400],
      ['traffic?step=hour&from=2020-01-01T00:00:00Z', 400],
      [`campaigns/${ONE}/hours?limit=100000`, 400],
      [`campaigns/${ONE}/graph?limit=5`, 400],
    ]
    for (const [path, status] of problems) {
      const answer = await server.ask('GET', `/v1/${path}`)
      expect({ path, status: answer.status, told: answer.json.status }).toEqual({ path, status, told: status })
    }
  })
})
