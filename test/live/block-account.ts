import { askDecision } from './decision-probe.js'
import { HEADERS } from './running-server.js'
import { until } from './until.js'

/** What the account of the probe is then answered. An account of which nothing is known, or is forgotten, is let pass. */
export const BLOCKED = 'block restricted'

/** Blocks the account of the probe by a policy that is enforced. */
export async function blockAccount(url: string): Promise<void> {
  const policy = {
    schema: 'stillwatch/policy@1',
    name: 'shut',
    mode: 'enforce',
    rules: [{ name: 'blocked', when: { tier: ['blocked'] }, do: { action: 'block' } }],
  }
  await put(`${url}/v1/accounts`, [{ id: 'account-1', tier: 'blocked' }])
  await put(`${url}/v1/policies/shut`, policy)
  await until('the account is blocked', async () => (await askDecision(url)) === BLOCKED, 10_000)
}

async function put(url: string, body: object): Promise<void> {
  const headers = { ...HEADERS, 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })
  if (response.status !== 200) throw new Error(`PUT ${url}: ${response.status} ${await response.text()}`)
}
