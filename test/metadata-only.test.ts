import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Report } from '#contract/report.js'
import { runScan } from '#pipeline/scan.js'
import { simulate } from '#sim/simulate.js'

/** A log as a gateway keeps it that keeps no prompts: who, when, from where, how many tokens. */
let directory: string
let log: string
let truth: { accounts: Record<string, { kind: string; campaign: string | null }> }

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'metadata-only-'))
  await simulate({ preset: 'reasoning', seed: 3, exchanges: 12_000, out: directory, compress: 'none' })
  truth = JSON.parse(await readFile(join(directory, 'truth.json'), 'utf8')) as typeof truth
  const lines = (await readFile(join(directory, 'exchanges.ndjson'), 'utf8')).trimEnd().split('\n')
  log = join(directory, 'metadata.ndjson')
  await writeFile(log, `${lines.map(withoutContent).join('\n')}\n`)
}, 60_000)
afterAll(() => rm(directory, { recursive: true, force: true }))

function withoutContent(line: string): string {
  const { request, ...exchange } = JSON.parse(line) as { request: Record<string, unknown> }
  const { messages: _, system: __, tools: ___, input: ____, instructions: _____, ...kept } = request
  return JSON.stringify({ ...exchange, request: kept })
}

const scan = (file: string): Promise<Report> => runScan({ files: [file], strict: false }, () => {})

test('a pool that harvests is found without a prompt, and nobody else', async () => {
  const report = await scan(log)
  expect(report.input.content).toBe('absent')
  expect(report.campaigns).toHaveLength(1)
  const [campaign] = report.campaigns
  const members = Object.keys(truth.accounts).filter((name) => truth.accounts[name]!.campaign)
  const found = campaign!.accounts.map(({ id }) => id)
  expect(found.filter((name) => !members.includes(name))).toEqual([])
  // In so small a log some accounts used one address alone.
  expect(found.length).toBeGreaterThan(0.8 * members.length)
  expect(campaign!.summary).toContain('without content')
  expect(campaign!.evidence.map(({ kind }) => kind)).toContain('shared-items')
  expect(campaign!.capabilities).toEqual([])
  const drawn = new Set(campaign!.links.map(({ kind }) => kind))
  expect(drawn.has('payment') && drawn.has('network') && !drawn.has('content')).toBe(true)
}, 60_000)

test('the order of lines and the names of accounts change nothing', async () => {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n')
  const renamed = lines.map((line) => line.replace(/"account_id":"acct_/, '"account_id":"x'))
  const other = join(directory, 'other.ndjson')
  await writeFile(other, `${renamed.reverse().join('\n')}\n`)
  const [plain, turned] = [await scan(log), await scan(other)]
  const shape = ({ campaigns, near_misses }: Report) => [
    campaigns.map(({ confidence, verdicts, evidence }) => ({ confidence, verdicts, evidence })),
    near_misses.map(({ kind, reason, verdicts }) => ({ kind, reason, verdicts })),
  ]
  expect(shape(turned)).toEqual(shape(plain))
}, 60_000)

test('who shares a pool and asks as strangers do is a near miss', async () => {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n')
  const people = Object.keys(truth.accounts)
    .filter((name) => truth.accounts[name]!.kind === 'casual')
    .sort()
    .slice(0, 40)
  const pooled = new Map(people.map((name, i) => [name, i]))
  const changed = lines.flatMap((line) => {
    const exchange = JSON.parse(line) as Record<string, unknown> & { account_id: string }
    if (truth.accounts[exchange.account_id]!.campaign) return []
    const i = pooled.get(exchange.account_id)
    if (i === undefined) return [line]
    const shared = {
      org_id: null,
      email_domain: 'gmail.com',
      payment_fingerprint: `pool_${i % 6}`,
      client_ip: `203.0.113.${(i * 7) % 11}`,
    }
    return [JSON.stringify({ ...exchange, ...shared })]
  })
  const file = join(directory, 'pool.ndjson')
  await writeFile(file, `${changed.join('\n')}\n`)
  const report = await scan(file)
  expect(report.campaigns).toEqual([])
  const near = report.near_misses.filter(({ accounts }) => accounts.some((name) => pooled.has(name)))
  expect(near.map(({ kind, accounts }) => [kind, accounts.length])).toContainEqual(['inconclusive', 40])
}, 60_000)
