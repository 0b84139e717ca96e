import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillProvenance } from './fill-provenance'
import { importLog, type Seeded } from './start-console'

/** Settings of a house that shares: whom it knows, and with whom it holds a key. */
export const SHARING_SETTINGS = {
  sharing: {
    publisher: { name: 'Example Laboratory', contact: 'intelligence@lab.example' },
    gate: { recipients: { 'Example Agency': { kind: 'organisation', tlp_max: 'amber' } } },
    communities: [{ name: 'laboratories', epoch: '2026-q2', key: 'ab'.repeat(32) }],
  },
}

/** A policy as it is written; it hits the accounts that are surest. */
export const policyOf = (name: string, mode: 'shadow' | 'enforce' = 'shadow') => ({
  schema: 'stillwatch/policy@1',
  name,
  description: 'Accounts of sure campaigns see no reasoning; of likely ones, so many answers a minute.',
  mode,
  rules: [
    {
      name: 'sure',
      when: { confidence_min: 0.9, score_min: 0.9 },
      do: { action: 'degrade', degrade: ['withhold_reasoning'] },
    },
    { name: 'likely', when: { confidence_min: 0.5 }, do: { action: 'throttle', per_minute: 6 } },
  ],
})

/** What addresses of pages name. */
export interface Filled {
  campaign: string
  other_campaign: string
  account: string
  outgoing: string
  indicator: string
  policy: string
  import: string
  plan: string
  run: string
}

/** Some days of work on a seeded server, so that no page is empty: done over the API by the people whose work it is. */
export async function fillConsole({ ask, directory }: Seeded): Promise<Filled> {
  const sizes: { id: string; accounts_count: number }[] = (await ask('analyst', 'GET', '/v1/campaigns')).items
  const by_size = sizes.toSorted((a, b) => b.accounts_count - a.accounts_count).map(({ id }) => id)
  const [campaign, other_campaign] = by_size as [string, string]
  const members: { id: string }[] = (await ask('analyst', 'GET', `/v1/campaigns/${campaign}/accounts?limit=5`)).items
  const [account, appealing, allowed, held, permitted] = members.map(({ id }) => id) as [string, ...string[]]
  await workOnCase(ask, campaign)
  await ask('admin', 'POST', '/v1/events', EVENTS.map((event) => JSON.stringify(event)).join('\n'))
  await ask('admin', 'PUT', '/v1/policies/hold-back-reasoning', policyOf('hold-back-reasoning'))
  const stricter = { ...policyOf('hold-back-reasoning', 'enforce'), description: 'The same, enforced.' }
  const proposal = { policy: stricter, reason: 'A week in shadow met no innocent account.' }
  await ask('analyst', 'POST', '/v1/policies/hold-back-reasoning/proposals', proposal)
  const throttle = { do: { action: 'throttle', per_minute: 6 }, mode: 'enforce', reason: 'Until the case is decided.' }
  await ask('analyst', 'POST', `/v1/campaigns/${campaign}/actions`, throttle)
  for (const { id } of members) await ask('admin', 'POST', '/v1/decisions', { account_id: id })
  const statement = 'We are a university course. The questions come from one exercise sheet.'
  await ask('analyst', 'POST', '/v1/appeals', { account_id: appealing, statement })
  const clearance = { account_id: allowed, kind: 'allowed', reason: 'The red team’s own account.' }
  await ask('admin', 'POST', '/v1/clearances', clearance)
  await ask('admin', 'POST', `/v1/accounts/${held}/holds`, { reason: 'Preservation order 12/26.' })
  const permit = { account_id: permitted, models: ['meridian-*'], quota: 5000, purpose: 'Agreed distillation.' }
  await ask('analyst', 'POST', '/v1/permits', permit)
  const outgoing = await letOut(ask, [other_campaign, campaign])
  await ask('analyst', 'POST', '/v1/outgoing', { ...OUTGOING, campaign, form: 'ocsf' })
  await ask('analyst', 'POST', '/v1/indicators?source=Example%20Partner', indicatorsOf(addressesOf(directory, account)))
  const [indicator] = (await ask('analyst', 'GET', '/v1/indicators')).items as [{ indicator: { id: string } }]
  const imported = await importLog(ask, 'monday.jsonl', logWithBadLines('monday'))
  return {
    campaign,
    other_campaign,
    account,
    outgoing,
    indicator: indicator.indicator.id,
    policy: 'hold-back-reasoning',
    import: imported.id,
    ...(await fillProvenance({ ask, directory }, campaign)),
  }
}

const EVENTS = [
  { at: '2026-03-09T15:00:00Z', kind: 'model_released', model: 'meridian-4-preview' },
  { at: '2026-03-20T08:00:00Z', kind: 'price_changed', note: 'reasoning tokens cost more' },
]

async function workOnCase(ask: Seeded['ask'], campaign: string): Promise<void> {
  const note = '**Templates** match those of an open data set.\n\n- ask the vendor of the cards\n- wait for the appeal'
  await ask('analyst', 'POST', `/v1/cases/${campaign}/notes`, { text: note })
  await ask('analyst', 'POST', `/v1/cases/${campaign}/tasks`, { title: 'Call the reseller' })
  const { id } = await ask('analyst', 'GET', '/v1/me')
  const { version } = await ask('analyst', 'GET', `/v1/cases/${campaign}`)
  await ask('analyst', 'PATCH', `/v1/cases/${campaign}`, { version, assignee: id, status: 'working', priority: 'high' })
}

const OUTGOING = {
  form: 'stix',
  community: 'laboratories',
  recipient: 'Example Agency',
  tlp: 'amber',
  purpose: 'defence against distillation: so that others find the same templates',
}

/** Asks for one campaign after the other until the lawful gate lets one pass; what it refused stays in the outbox. */
async function letOut(ask: Seeded['ask'], campaigns: readonly string[]): Promise<string> {
  for (const campaign of campaigns) {
    const { id, status } = await ask('analyst', 'POST', '/v1/outgoing', { ...OUTGOING, campaign })
    if (status !== 'waiting') continue
    await ask('reviewer', 'GET', `/v1/outgoing/${id}/review`)
    await ask('reviewer', 'POST', `/v1/outgoing/${id}/approve`, { reason: 'Nothing personal in it.' })
    return id
  }
  throw new Error('the lawful gate refused all campaigns')
}

/** Network addresses of an account in the log that was handed over. */
function addressesOf(directory: string, account: string): string[] {
  const lines = readFileSync(join(directory, 'exchanges.ndjson'), 'utf8').split('\n')
  const own = lines.filter((line) => line.includes(`"${account}"`)).map((line) => JSON.parse(line).client_ip)
  return [...new Set<string>(own)].slice(0, 3)
}

/** As a partner sends them who has no Stillwatch. */
const indicatorsOf = (addresses: readonly string[]) => ({
  type: 'bundle',
  id: `bundle--${randomUUID()}`,
  objects: addresses.map((address) => ({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${randomUUID()}`,
    created: '2026-03-01T00:00:00.000Z',
    modified: '2026-03-01T00:00:00.000Z',
    valid_from: '2026-03-01T00:00:00.000Z',
    pattern_type: 'stix',
    pattern: `[ipv4-addr:value = '${address}']`,
    confidence: 80,
  })),
})

/** Forty exchanges of one account, of which lines 3 and 8 cannot be used. */
export function logWithBadLines(name: string): string {
  const lines = Array.from({ length: 40 }, (_, n) =>
    JSON.stringify({
      id: `ex_${name}_${n}`,
      ts: new Date(Date.UTC(2026, 2, 30, 9, n)).toISOString(),
      account_id: `acct_${name}`,
      status: 200,
      request: { model: 'meridian-3', messages: [{ role: 'user', content: `What is ${n} times 7?` }] },
      response: { choices: [{ message: { role: 'assistant', content: String(n * 7) } }] },
    }),
  )
  lines.splice(2, 0, '{"id": "cut off in the mid')
  lines.splice(7, 0, '{"ts": "2026-03-30T09:00:00Z", "request": {"messages": [{"content": "of nobody"}]}}')
  return lines.join('\n')
}
