import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPackage } from '#evidence/read-package.js'
import { makeEvidence } from '#pipeline/evidence/make-evidence.js'
import { verifyPackageFile } from '#pipeline/evidence/verify-package-file.js'
import { type DemoServer, startDemo } from './fixtures/start-demo.js'
import type { TestServer } from './fixtures/start-test-server.js'

let demo: DemoServer
let server: TestServer
let directory: string
let campaign: string
let analyst: string

beforeAll(async () => {
  demo = await startDemo({
    evidence: {
      operator: { name: 'Example Models', contact: 'abuse@example.com' },
      prices: { currency: 'USD', per_million_tokens: { '*': { input: 1, output: 5 } } },
    },
  })
  server = demo.server
  directory = demo.directory
  campaign = demo.campaign
  analyst = await server.keyWith(['analyst'])
}, 240_000)
afterAll(() => demo.close())

const trusted = (file: string) =>
  verifyPackageFile({ file, trust_files: [join(server.directory, 'data/evidence.key.pub')], timestamp_files: [] })
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
  expect(verified).toMatchObject({ ok: true, campaign, signature: 'trusted' })
  expect(verified.recomputed).toBeGreaterThan(50)
  const { evidence } = await readPackage(out)
  expect(evidence!.exposure.value!.amount).toBeGreaterThan(0)
  expect(evidence!.exposure.before_detection!.share).toBe(1)
  expect(evidence!.custody.sources.length).toBeGreaterThan(0)
  expect(evidence!.custody.sources.every(({ sha256 }) => sha256?.length === 64)).toBe(true)
  expect(evidence!.custody.audit!.seq).toBeGreaterThan(0)
  const { items } = (await server.ask('GET', '/v1/audit')).json
  expect(items[0]).toMatchObject({ action: 'evidence.made', detail: { sha256: made.sha256, names: 'hashed' } })
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
  const { evidence } = await readPackage(join(directory, 'clear.zip'))
  expect(evidence!.accounts.map(({ id }) => id).sort()).toEqual(members.map(({ id }) => id).sort())
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
