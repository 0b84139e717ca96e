import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTimestampAuthority, type TimestampAuthority } from '#evidence/fixtures/start-timestamp-authority.js'
import { readPackage } from '#evidence/read-package.js'
import { makeEvidence } from '#pipeline/evidence/make-evidence.js'
import { findChromium } from '#pipeline/evidence/print-pdf.js'
import { verifyPackageFile } from '#pipeline/evidence/verify-package-file.js'
import { type DemoServer, startDemo } from './fixtures/start-demo.js'
import type { TestServer } from './fixtures/start-test-server.js'

const browser = await findChromium()
let authority: TimestampAuthority
let demo: DemoServer
let server: TestServer
let directory: string
let campaign: string
let analyst: string

beforeAll(async () => {
  authority = await startTimestampAuthority('ec')
  demo = await startDemo({
    sharing: {
      publisher: { name: 'Example Models' },
      gate: { recipients: { 'Example Agency': { kind: 'organisation', tlp_max: 'amber' } } },
    },
    evidence: {
      timestamp_url: authority.url,
      operator: { name: 'Example Models', contact: 'abuse@example.com' },
      prices: { currency: 'USD', per_million_tokens: { '*': { input: 1, output: 5 } } },
    },
  })
  server = demo.server
  directory = demo.directory
  campaign = demo.campaign
  analyst = await server.keyWith(['analyst'])
}, 240_000)
afterAll(async () => {
  await demo.close()
  await authority.stop()
})

const trusted = (file: string) =>
  verifyPackageFile({
    file,
    trust_files: [join(server.directory, 'data/evidence.key.pub')],
    timestamp_files: [join(authority.directory, 'root.pem')],
  })
const fetchTo = (name: string, more: object = {}) =>
  makeEvidence({
    campaign,
    server: server.url,
    key: analyst,
    out: join(directory, name),
    accounts: 'hashed',
    samples: false,
    ...more,
  })

it('gives a package that is whole, signed, and whose figures can be had again', async () => {
  const out = join(directory, 'hashed.zip')
  const made = await fetchTo('hashed.zip')
  const verified = await trusted(out)
  expect(verified.problems).toEqual([])
  expect(verified).toMatchObject({ ok: true, campaign, release: 'internal', signature: 'trusted', timestamp: 'valid' })
  expect(verified.words).toBe('agree')
  expect(verified.recomputed).toBeGreaterThan(50)
  const { evidence } = await readPackage(out)
  expect(evidence!.exposure.value!.amount).toBeGreaterThan(0)
  expect(evidence!.exposure.before_detection!.share).toBe(1)
  expect(evidence!.custody.sources.length).toBeGreaterThan(0)
  expect(evidence!.custody.sources.every(({ sha256 }) => sha256?.length === 64)).toBe(true)
  expect(evidence!.custody.audit!.seq).toBeGreaterThan(0)
  const { items } = (await server.ask('GET', '/v1/audit')).json
  expect(items[0]).toMatchObject({
    action: 'evidence.made',
    subject: `campaign:${campaign}`,
    detail: {
      sha256: made.sha256,
      bytes: made.bytes,
      release: 'internal',
      names: 'hashed',
      samples: 0,
      timestamp: true,
    },
  })
})

it('names no account, unless to whoever may approve', async () => {
  const members = (await server.ask('GET', `/v1/campaigns/${campaign}/accounts`)).json.items as { id: string }[]
  const hashed = (await readFile(join(directory, 'hashed.zip'))).toString('latin1')
  expect(members.filter(({ id }) => hashed.includes(id))).toEqual([])
  await expect(fetchTo('clear.zip', { accounts: 'clear' })).rejects.toThrow(/approve/)
  await expect(fetchTo('samples.zip', { samples: true })).rejects.toThrow(/text/)
  await fetchTo('clear.zip', {
    accounts: 'clear',
    key: await server.keyWith(['analyst', 'approve', 'text']),
    samples: true,
  })
  expect((await trusted(join(directory, 'clear.zip'))).problems).toEqual([])
  const { items } = (await server.ask('GET', '/v1/audit')).json
  expect(items[0]).toMatchObject({
    action: 'evidence.made',
    actor: expect.stringMatching(/^key:/),
    detail: { names: 'clear' },
  })
  const { evidence } = await readPackage(join(directory, 'clear.zip'))
  expect(evidence!.accounts.map(({ id }) => id).sort()).toEqual(members.map(({ id }) => id).sort())
})

/** A package that left by the outbox, in a file. */
async function fetchOutgoing(name: string): Promise<string> {
  const purpose = 'incident response: so that they see what was taken'
  const body = { campaign, form: 'evidence', recipient: 'Example Agency', tlp: 'amber', purpose }
  const asked = await server.ask('POST', '/v1/outgoing', { key: analyst, body })
  expect(asked.json).toMatchObject({ status: 'waiting', objections: [] })
  const path = `/v1/outgoing/${asked.json.id}`
  const approver = await server.keyWith(['analyst', 'approve'])
  await server.ask('GET', `${path}/review`, { key: approver })
  await server.ask('POST', `${path}/approve`, { key: approver })
  const document = await fetch(`${server.url}${path}/document`, { headers: { authorization: `Bearer ${analyst}` } })
  const out = join(directory, name)
  await writeFile(out, Buffer.from(await document.arrayBuffer()))
  return out
}

it('leaves by the outbox as whole as one that is kept, and says that it does', { timeout: 120_000 }, async () => {
  const out = await fetchOutgoing('outgoing.zip')
  const verified = await trusted(out)
  expect(verified.problems).toEqual([])
  expect(verified).toMatchObject({
    ok: true,
    release: 'outgoing',
    signature: 'trusted',
    timestamp: 'valid',
    words: 'agree',
  })
  const { files, evidence } = await readPackage(out)
  expect(files.has('report.pdf')).toBe(browser !== undefined)
  for (const page of ['report.html', 'summary.md', 'authority.html', 'README.txt'])
    expect(files.get(page)!.toString(), page).toContain('For sharing: examined by the lawful gate')
  const internal = await readPackage(join(directory, 'hashed.zip'))
  expect(internal.files.get('report.html')!.toString()).toContain('Internal: not examined for sharing.')
  expect(evidence!.exposure.value).toBeNull()
})

it('is of one run, whichever way it takes, and knows how it began however long ago that was', {
  timeout: 240_000,
}, async () => {
  const tear = () =>
    server.state.run(`UPDATE campaigns SET statistics = jsonb_set(statistics, '{confidence}', '0.5') WHERE id = $1`, [
      campaign,
    ])
  await server.state.run(
    `INSERT INTO campaign_history (campaign, at, kind, confidence, accounts_count, exchanges, joined, left_count, note)
     SELECT $1, now(), 'changed', 0.9, 10, 100, 0, 0, '' FROM generate_series(1, 1000)`,
    [campaign],
  )
  await tear()
  await fetchTo('torn.zip')
  await tear()
  for (const file of [join(directory, 'torn.zip'), await fetchOutgoing('torn-outgoing.zip')]) {
    expect((await trusted(file)).problems).toEqual([])
    const { evidence } = await readPackage(file)
    expect(evidence!.history[0]).toMatchObject({ kind: 'raised' })
    expect(evidence!.history).toHaveLength(1001)
    expect(evidence!.exposure.before_detection!.exchanges).toBeGreaterThan(100)
  }
})

it('proves nothing once a byte was changed', async () => {
  const bytes = await readFile(join(directory, 'hashed.zip'))
  const at = bytes.indexOf('"confidence"')
  bytes[at + 14]! ^= 1
  await writeFile(join(directory, 'flipped.zip'), bytes)
  const { ok, problems } = await trusted(join(directory, 'flipped.zip'))
  expect(ok).toBe(false)
  expect(problems.length).toBeGreaterThan(0)
})

it('says what is wrong where there is no such campaign, key or file', async () => {
  await expect(fetchTo('none.zip', { campaign: 'camp_0' })).rejects.toThrow(/no such campaign/)
  await expect(fetchTo('none.zip', { key: 'sw_bad' })).rejects.toThrow(/401/)
  await expect(fetchTo('hashed.zip')).rejects.toThrow(/there already/)
})
