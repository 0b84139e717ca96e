import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeArchive } from './archive/write-archive.js'
import { inventCase } from './fixtures/invent-case.js'
import { memoryKey } from './fixtures/memory-key.js'
import { startTimestampAuthority, type TimestampAuthority } from './fixtures/start-timestamp-authority.js'
import { readTrust } from './keys/read-trust.js'
import { signManifest } from './keys/sign-manifest.js'
import { readPackage } from './read-package.js'
import { requestTimestamp } from './timestamp/request-timestamp.js'
import { readCertificates } from './timestamp/verify-timestamp.js'
import { verifyPackage } from './verify-package.js'
import { writePackage } from './write-package.js'

const run = promisify(execFile)
const key = memoryKey()
const evidence = { ...inventCase(), created: new Date(Date.now() - 1_000).toISOString() }
const rendered = [{ path: 'report.html', bytes: Buffer.from('<html>') }]
let authority: TimestampAuthority
let directory: string
let made: Buffer

beforeAll(async () => {
  authority = await startTimestampAuthority('ec')
  directory = await mkdtemp(join(tmpdir(), 'stillwatch-by-hand-'))
  const timestamp = async (sha256: string) => (await requestTimestamp(authority.url, sha256)).tsr
  made = await writePackage(evidence, rendered, key, { timestamp })
})
afterAll(async () => {
  await authority.stop()
  await rm(directory, { recursive: true })
})

/** Unpacks the package, with `unpacked` changed, and runs what README.txt says. Gives what each command printed. */
async function byHand(name: string, unpacked: Record<string, Buffer>): Promise<string[]> {
  const folder = join(directory, name)
  await mkdir(folder)
  for (const [path, bytes] of Object.entries(unpacked)) await writeFile(join(folder, path), bytes)
  const commands = [...unpacked['README.txt']!.toString().matchAll(/^\$ (.+)$/gm)].map(([, command]) => command!)
  const printed: string[] = []
  for (const command of commands) {
    const { stdout, stderr } = await run('sh', ['-c', command], { cwd: folder }).catch(
      (error: { stdout: string; stderr: string }) => error,
    )
    printed.push(stdout + stderr)
  }
  return printed
}

const files = async (): Promise<Record<string, Buffer>> => ({
  ...Object.fromEntries((await readPackage(made)).files),
  'KEY.pem': Buffer.from(key.public_pem),
  'TSA.pem': Buffer.from(authority.root_pem),
})

it('is checked by sha256sum and openssl as its README says', async () => {
  const [sums, list, bytes, signature, id, time] = await byHand('whole', await files())
  expect(sums!.match(/: OK$/gm)).toHaveLength(10)
  expect(sums).not.toMatch(/FAILED|WARNING/)
  expect(list).toContain('timestamp.tsr')
  expect(bytes).toBe('')
  expect(signature).toContain('Signature Verified Successfully')
  expect(id!.trim()).toBe(key.key_id)
  expect(time).toContain('Verification: OK')
})

it('fails by hand where a member, the manifest or the key is another one', async () => {
  const whole = await files()
  const altered = await byHand('altered', { ...whole, 'accounts.ndjson': Buffer.from('{}\n') })
  expect(altered[0]).toContain('accounts.ndjson: FAILED')
  const manifest = Buffer.from(whole['manifest.json']!.toString().replace('"bytes":', '"bytes": '))
  const [, , , signature] = await byHand('manifest', { ...whole, 'manifest.json': manifest })
  expect(signature).toContain('Signature Verification Failure')
  const later = await byHand('later', { ...whole, 'signature.json': signManifest(manifest, key) })
  expect(later[5]).not.toContain('Verification: OK')
  const stranger = await byHand('stranger', { ...whole, 'KEY.pem': Buffer.from(memoryKey().public_pem) })
  expect(stranger[3]).toContain('Signature Verification Failure')
})

it('says what the timestamp is worth', async () => {
  const trust = readTrust(key.public_pem, 'key.pem')
  const roots = readCertificates(authority.root_pem, 'TSA.pem')
  expect(await verifyPackage(made, { trust, timestamp_trust: roots })).toMatchObject({ ok: true, timestamp: 'valid' })
  expect(await verifyPackage(made, { trust })).toMatchObject({ ok: true, timestamp: 'untrusted' })
  const stranger = readCertificates((await files())['TSA.pem']!.toString(), 'TSA.pem').slice(1)
  expect(await verifyPackage(made, { trust, timestamp_trust: stranger })).toMatchObject({ timestamp: 'untrusted' })
  const later = { ...evidence, created: new Date(Date.now() + 3_600_000).toISOString() }
  const timestamp = async (sha256: string) => (await requestTimestamp(authority.url, sha256)).tsr
  const backward = await writePackage(later, rendered, key, { timestamp })
  const found = await verifyPackage(backward, { trust, timestamp_trust: roots })
  expect(found.problems).toEqual([
    { member: 'manifest.json', what: expect.stringContaining('after its own timestamp') },
  ])
  const other = await writePackage(evidence, [], key, { timestamp: async () => (await files())['timestamp.tsr']! })
  const copied = await verifyPackage(other, { trust, timestamp_trust: roots })
  expect(copied).toMatchObject({ ok: false, timestamp: 'invalid' })
  expect(copied.problems[0]).toEqual({
    member: 'timestamp.tsr',
    what: 'the timestamp proves nothing: it was made for something else: its hash is another one',
  })
})

it('keeps a package believed whose key was stolen later, by its timestamp', async () => {
  const timestamp_trust = readCertificates(authority.root_pem, 'TSA.pem')
  const [known] = readTrust(key.public_pem, 'key.pem')
  const revoke = (at: number) => [
    { ...known!, revoked: { at: new Date(at).toISOString(), reason: 'compromised' as const } },
  ]
  const later = await verifyPackage(made, { trust: revoke(Date.now() + 60_000), timestamp_trust })
  expect(later).toMatchObject({ ok: true, signature: 'trusted' })
  const blind = await verifyPackage(made, { trust: revoke(Date.now() + 60_000) })
  expect(blind).toMatchObject({ ok: false, signature: 'revoked' })
  const before = await verifyPackage(made, { trust: revoke(Date.now() - 3_600_000), timestamp_trust })
  expect(before).toMatchObject({ ok: false, signature: 'revoked' })
})

it('believes no signature that was made later, over a manifest from before', async () => {
  const [known] = readTrust(key.public_pem, 'key.pem')
  const stolen = { at: new Date(Date.now() + 60_000).toISOString(), reason: 'compromised' as const }
  const timestamp = async (sha256: string) => (await requestTimestamp(authority.url, sha256)).tsr
  // Whoever invented it had it timestamped before they had the key.
  const { files: invented } = await readPackage(await writePackage(evidence, rendered, memoryKey(), { timestamp }))
  const signed = [...invented].map(([path, bytes]) =>
    path === 'signature.json' ? { path, bytes: signManifest(invented.get('manifest.json')!, key) } : { path, bytes },
  )
  const found = await verifyPackage(await writeArchive(signed), {
    trust: [{ ...known!, revoked: stolen }],
    timestamp_trust: readCertificates(authority.root_pem, 'TSA.pem'),
  })
  expect(found).toMatchObject({ ok: false, signature: 'revoked', timestamp: 'invalid' })
})

it('names each flipped byte of the timestamp', async () => {
  const { files: members } = await readPackage(made)
  const tsr = members.get('timestamp.tsr')!
  const from = made.indexOf(tsr)
  for (let at = 0; at < tsr.length; at += 13) {
    const flipped = Buffer.from(made)
    flipped[from + at]! ^= 1 << (at % 8)
    const found = await verifyPackage(flipped, { trust: readTrust(key.public_pem, 'key.pem') })
    expect(found.ok).toBe(false)
    expect(found.problems[0]!.member).toBe('timestamp.tsr')
  }
})
