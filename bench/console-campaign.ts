import { raiseWholeCampaign } from '#pipeline/figures/fixtures/open-figure-store.js'
import { startTestServer } from '#server/fixtures/start-test-server.js'

export const CAMPAIGN = 'camp_000000000000000a'
const EXCHANGES_EACH = 4
const AT_ONCE = 5000
const BEGAN_MS = Date.UTC(2026, 2, 1)
const SPREAD_S = 20 * 86_400

export interface LargeCampaign {
  url: string
  /** of an analyst */
  key: string
  close(): Promise<void>
}

/**
 * A server with one campaign of so many accounts and their exchanges, and a tenth as many accounts beside it. Accounts of
 * the campaign share payments three by three, addresses of a pool of proxies at random, clients and templates: a graph
 * that does not fall apart.
 */
export async function openLargeCampaign(accounts: number): Promise<LargeCampaign> {
  const server = await startTestServer({ detection: { exchanges_min: 1e9 }, receive: { documents_max: AT_ONCE * 2 } })
  const names = Array.from({ length: accounts }, (_, n) => `member-${String(n).padStart(6, '0')}`)
  const others = Array.from({ length: Math.ceil(accounts / 10) }, (_, n) => `other-${n}`)
  const post = async (path: string, method: string, lines: readonly string[]): Promise<void> => {
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      const { status, text } = await server.ask(method, path, { body: lines.slice(from, from + AT_ONCE).join('\n') })
      if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 500)}`)
    }
  }
  const write = (all: readonly string[], shared: boolean) =>
    all.flatMap((account, n) =>
      Array.from({ length: EXCHANGES_EACH }, (_, time) => exchangeOf(account, n, time, shared)),
    )
  console.log(`telling the server of ${accounts} accounts …`)
  await post('/v1/exchanges', 'POST', [...write(names, true), ...write(others, false)])
  await raiseWholeCampaign(server.state, { id: CAMPAIGN, accounts: names, exchanges_each: EXCHANGES_EACH })
  return { url: server.url, key: await server.keyWith(['analyst', 'admin']), close: () => server.close() }
}

function exchangeOf(account: string, n: number, time: number, shared: boolean): string {
  const mixed = (n * 2_654_435_761 + time * 40_503) >>> 0
  const proxy = shared ? mixed % 20_000 : 100_000 + n
  return JSON.stringify({
    id: `${account}-${time}`,
    ts: new Date(BEGAN_MS + ((mixed % SPREAD_S) + time) * 1000).toISOString(),
    account_id: account,
    payment_fingerprint: shared ? `card-${Math.floor(n / 3)}` : `own-${n}`,
    client_ip: `23.${(proxy >> 16) & 255}.${(proxy >> 8) & 255}.${proxy & 255}`,
    user_agent: `client/${shared ? n % 12 : 100 + n}`,
    status: 200,
    request: {
      model: 'model-3',
      messages: [{ role: 'user', content: `Write out each step of exercise ${mixed % 5000} of sheet ${n % 40}.` }],
    },
    response: { choices: [{ message: { role: 'assistant', content: 'Step by step.' } }] },
  })
}
