import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyAudit } from '#audit/verify-audit.js'
import type { AuditEntry } from '#contract/audit.js'
import type { CampaignSummary } from '#contract/campaign-record.js'
import type { Decision, DecisionRecord } from '#contract/decision.js'
import type { CreatedKey } from '#contract/key.js'
import { openState } from '#store/state/open-state.js'
import { programOf } from './programs.js'
import { type Postgres, startPostgres } from './start-postgres.js'
import { type Stillwatch, startCommand, startStillwatch } from './start-stillwatch.js'

const POLICY = `
schema: stillwatch/policy@1
name: shut
mode: enforce
rules:
  - name: no blocked tiers
    when: { tier: [blocked] }
    do: { action: block }
`
const DETECTION_MS_MAX = 120_000

const program = programOf('postgres')

describe.skipIf(program === undefined)(`a server on ${program?.version}`, () => {
  let postgres: Postgres
  let stillwatch: Stillwatch
  let settings: object
  let key: string
  let found: CampaignSummary[]

  beforeAll(async () => {
    postgres = await startPostgres(program?.path ?? '')
    settings = {
      store: { postgres_url: postgres.url },
      // What is simulated was months ago.
      retention: { exchanges_days: 0 },
    }
    stillwatch = await startStillwatch({ settings })
  })
  afterAll(async () => {
    await stillwatch?.remove()
    await postgres?.remove()
  })

  const campaigns = async () =>
    (await stillwatch.call<{ items: CampaignSummary[] }>('GET', '/v1/campaigns?absent=true')).items
  const decide = (account_id: string) => stillwatch.call<Decision>('POST', '/v1/decisions', { account_id })
  const post = (path: string, token: string) =>
    fetch(stillwatch.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: '{}',
    })
  const auditProblems = async () => {
    const headers = { authorization: `Bearer ${stillwatch.key}` }
    const text = await (await fetch(`${stillwatch.url}/v1/audit/export`, { headers })).text()
    const entries = text
      .trim()
      .split('\n')
      .map((line): AuditEntry => JSON.parse(line))
    const { problems } = await verifyAudit(entries, [], new Map())
    return { entries, problems }
  }

  it('is ready, and keeps its tables there and nowhere else', async () => {
    await stillwatch.call('GET', '/readyz')
    const state = openState({ url: postgres.url, connections_max: 1, statement_ms_max: 10_000 })
    const tables = await state.rows(
      z.object({ name: z.string() }),
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    )
    await state.close()
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['migrations', 'api_keys', 'audit', 'policies']),
    )
    expect(() => readFileSync(join(stillwatch.directory, 'data/state/PG_VERSION'))).toThrow(/ENOENT/)
  })

  it('makes keys that open what they are for', async () => {
    const made = await stillwatch.call<CreatedKey>('POST', '/v1/keys', { name: 'collector', scopes: ['ingest'] })
    key = made.token
    expect((await post('/v1/exchanges', key)).status).toBe(200)
    expect((await post('/v1/detection/runs', key)).status).toBe(403)
    expect((await post('/v1/exchanges', `${key}x`)).status).toBe(401)
  })

  it('decides by policies and accounts, and records it', async () => {
    await stillwatch.call('PUT', '/v1/policies/shut', POLICY, 'application/yaml')
    await stillwatch.call('PUT', '/v1/accounts', [{ id: 'mallory', tier: 'blocked' }])
    await expect.poll(async () => (await decide('mallory')).decision, { timeout: 10_000 }).toBe('block')
    expect((await decide('alice')).decision).toBe('allow')
    const recorded = async () =>
      (await stillwatch.call<{ items: DecisionRecord[] }>('GET', '/v1/decisions?account_id=mallory')).items
    await expect.poll(async () => (await recorded()).length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect((await recorded())[0]).toMatchObject({ policy: 'shut', action: 'block', enforced: true })
  })

  it(
    'finds campaigns and keeps them',
    async () => {
      const logs = join(stillwatch.directory, 'logs')
      const simulation = startCommand(
        ['simulate', '--preset', 'demo', '--exchanges', '12000', '--seed', '3', '--out', logs, '--compress', 'gzip'],
        {},
      )
      await new Promise((resolve) => simulation.child.once('close', resolve))
      const lines = gunzipSync(readFileSync(join(logs, 'exchanges.ndjson.gz')))
      rmSync(logs, { recursive: true })
      const answer = await fetch(`${stillwatch.url}/v1/exchanges`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: lines,
      })
      const { accepted, rejected } = (await answer.json()) as { accepted: number; rejected: number }
      expect({ accepted, rejected }).toEqual({ accepted: lines.toString().trimEnd().split('\n').length, rejected: 0 })
      await stillwatch.call('POST', '/v1/detection/runs')
      found = await campaigns()
      expect(found.length).toBeGreaterThanOrEqual(2)
      expect(found[0]!.accounts_count).toBeGreaterThan(10)
    },
    DETECTION_MS_MAX,
  )

  it('says at the start which setting is wrong where PostgreSQL refuses it', async () => {
    const url = new URL(postgres.url)
    url.username = 'nobody-here'
    url.password = 'a-secret'
    const home = join(stillwatch.directory, 'refused')
    mkdirSync(home)
    const config = join(home, 'settings.json')
    writeFileSync(config, JSON.stringify({ store: { postgres_url: url.href } }))
    const program = startCommand(['serve', '--data', join(home, 'data'), '--port', '0', '--config', config], {})
    await new Promise((resolve) => program.child.once('close', resolve))
    expect([program.child.exitCode, program.output()]).toEqual([
      2,
      expect.stringMatching(/store\.postgres_url.*nobody-here/),
    ])
    expect(program.output()).not.toContain('a-secret')
  })

  it('writes an audit log that holds', async () => {
    const { entries, problems } = await auditProblems()
    expect(problems).toEqual([])
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['key.created']))
  })

  it('has all of it after a restart', async () => {
    const before = (await auditProblems()).entries
    const { directory } = stillwatch
    await stillwatch.stop()
    stillwatch = await startStillwatch({ settings, directory })
    expect((await post('/v1/exchanges', key)).status).toBe(200)
    expect((await decide('mallory')).decision).toBe('block')
    const kept = await campaigns()
    expect(kept.map(({ id }) => id)).toEqual(found.map(({ id }) => id))
    const { entries, problems } = await auditProblems()
    expect(problems).toEqual([])
    expect(entries.slice(0, before.length)).toEqual(before)
  })

  it('goes on when PostgreSQL was away', async () => {
    await postgres.restart(async () => {
      expect((await decide('mallory')).decision).toBe('block')
      await expect
        .poll(() => fetch(`${stillwatch.url}/readyz`).then(({ status }) => status), { timeout: 20_000 })
        .toBe(503)
      expect((await fetch(`${stillwatch.url}/healthz`)).status).toBe(200)
    })
    await expect
      .poll(() => fetch(`${stillwatch.url}/readyz`).then(({ status }) => status), { timeout: 20_000 })
      .toBe(200)
    expect((await campaigns()).map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  })
})
