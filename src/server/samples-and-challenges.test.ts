import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raiseCampaign } from './fixtures/raise-campaign.js'
import { policyOf } from './fixtures/start-harvested.js'
import { startTestServer, type TestServer } from './fixtures/start-test-server.js'

const CAMPAIGN = 'camp_000000000000000e'
const NOW_MS = Date.now()
const exchange = (account_id: string, n: number) => ({
  id: `${account_id}-${n}`,
  ts: new Date(NOW_MS - n * 60_000).toISOString(),
  account_id,
  request: { model: 'model-3', messages: [{ role: 'user', content: `question ${n} of ${account_id}` }] },
  response: { choices: [{ message: { role: 'assistant', content: `answer ${n}` } }] },
})

let server: TestServer
let ask: TestServer['ask']
let reader: string
beforeAll(async () => {
  server = await startTestServer({ retention: { exchanges_days: 0, text: 'all' } })
  ask = server.ask
  await raiseCampaign(server.state, CAMPAIGN, ['ada', 'bob'])
  const sent = ['ada', 'bob', 'eve'].flatMap((account) => [1, 2, 3].map((n) => exchange(account, n)))
  await ask('POST', '/v1/exchanges', { body: sent.map((one) => JSON.stringify(one)).join('\n') })
  reader = await server.keyWith(['analyst', 'text'])
})
afterAll(() => server.close())

describe('texts that were kept', () => {
  const readings = async () =>
    (await ask('GET', '/v1/audit?limit=1000')).json.items.filter(
      ({ action }: { action: string }) => action === 'texts.read',
    )

  it('are shown by page, newest first, and each reading is written down', async () => {
    const first = await ask('GET', `/v1/campaigns/${CAMPAIGN}/samples?limit=4`, { key: reader })
    expect(first.status).toBe(200)
    const second = await ask('GET', `/v1/campaigns/${CAMPAIGN}/samples?limit=4&after=${first.json.next}`, {
      key: reader,
    })
    const items = [...first.json.items, ...second.json.items]
    expect(second.json.next).toBeNull()
    expect(items.map(({ account_id, request }) => [account_id, /question \d/.exec(request)![0]].join()).sort()).toEqual(
      ['ada', 'bob'].flatMap((account) => [1, 2, 3].map((n) => `${account},question ${n}`)),
    )
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect(items[0].response).toContain('answer 1')
    expect(await readings()).toMatchObject([
      { subject: `campaign:${CAMPAIGN}`, detail: { read: 2 } },
      { subject: `campaign:${CAMPAIGN}`, detail: { read: 4 } },
    ])
  })

  it('are shown of one account, which the audit log names by its pseudonym', async () => {
    const { json } = await ask('GET', '/v1/accounts/eve/samples', { key: reader })
    expect(json.items.map(({ account_id }: { account_id: string }) => account_id)).toEqual(['eve', 'eve', 'eve'])
    const [newest] = await readings()
    expect(newest).toMatchObject({ subject: expect.stringMatching(/^account:[0-9a-f]{64}$/), detail: { read: 3 } })
    expect((await ask('GET', '/v1/accounts/nobody/samples', { key: reader })).json).toEqual({ items: [], next: null })
  })

  it('are for who holds both scopes', async () => {
    const before = (await readings()).length
    for (const path of [`/v1/campaigns/${CAMPAIGN}/samples`, '/v1/accounts/eve/samples']) {
      for (const [held, missing] of [
        ['analyst', 'text'],
        ['text', 'analyst'],
        ['admin', 'text'],
      ] as const) {
        const refused = await ask('GET', path, { key: await server.keyWith([held]) })
        expect(refused).toMatchObject({ status: 403, json: { detail: expect.stringContaining(`«${missing}»`) } })
      }
    }
    expect(await readings()).toHaveLength(before)
  })

  it('have bounds', async () => {
    expect((await ask('GET', '/v1/accounts/eve/samples?limit=51', { key: reader })).status).toBe(400)
    expect((await ask('GET', '/v1/campaigns/camp_0/samples', { key: reader })).status).toBe(404)
  })
})

describe('challenges that nobody can meet', () => {
  const challenge = { action: 'challenge' }
  const refusal = { status: 400, json: { hint: expect.stringContaining('decisions.challenge_url') } }

  it('are refused in a policy that is enforced, and told of in shadow', async () => {
    const put = (mode: string) => ask('PUT', '/v1/policies/p', { body: policyOf('p', challenge, {}, mode) })
    expect(await put('enforce')).toMatchObject(refusal)
    expect((await ask('GET', '/v1/policies')).json.items).toEqual([])
    const kept = await put('shadow')
    expect(kept).toMatchObject({
      status: 200,
      json: { warnings: [expect.stringContaining('decisions.challenge_url')] },
    })
    const other = await ask('PUT', '/v1/policies/q', { body: policyOf('q', { action: 'block' }, {}, 'shadow') })
    expect(other.json).not.toHaveProperty('warnings')
  })

  it('are refused in an action that is enforced, and told of in shadow', async () => {
    const take = (mode?: string) =>
      ask('POST', `/v1/campaigns/${CAMPAIGN}/actions`, { body: { do: challenge, reason: 'r', ...(mode && { mode }) } })
    expect(await take('enforce')).toMatchObject(refusal)
    expect(await take()).toMatchObject({ status: 201, json: { warnings: [expect.any(String)] } })
  })
})
