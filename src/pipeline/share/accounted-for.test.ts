import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTimestampAuthority, type TimestampAuthority } from '#evidence/fixtures/start-timestamp-authority.js'
import { requestTimestamp } from '#evidence/timestamp/request-timestamp.js'
import { sha256Of } from '#evidence/write-package.js'
import { accountedFor } from './accounted-for.js'

let authority: TimestampAuthority
let token: Buffer
const signature = Buffer.from('{}')
const page = Buffer.from('<p>what the gate reads')
const pdf = Buffer.from('%PDF-1.4 printed')
const printed = { sha256: sha256Of(pdf), page: { path: 'report.html', sha256: sha256Of(page) } }
const packed = (changes: Record<string, Buffer> = {}) =>
  Object.entries({
    'report.html': page,
    'report.pdf': pdf,
    'signature.json': signature,
    'timestamp.tsr': token,
    ...changes,
  }).map(([path, bytes]) => ({ path, bytes }))

beforeAll(async () => {
  authority = await startTimestampAuthority('ec')
  token = (await requestTimestamp(authority.url, sha256Of(signature))).tsr
})
afterAll(() => authority.stop())

it('is the page that was printed from what the gate reads, and the timestamp of what leaves', async () => {
  expect(await accountedFor(packed(), printed)).toEqual(new Set(['report.pdf', 'timestamp.tsr']))
})

it('is nothing else that goes by their names', async () => {
  expect(await accountedFor(packed(), undefined)).toEqual(new Set(['timestamp.tsr']))
  const other = Buffer.from('%PDF-1.4 of another case')
  expect(await accountedFor(packed({ 'report.pdf': other }), printed)).toEqual(new Set(['timestamp.tsr']))
  // The page was printed, and then another one put in its place.
  expect(await accountedFor(packed({ 'report.html': Buffer.from('<p>harmless') }), printed)).toEqual(
    new Set(['timestamp.tsr']),
  )
  for (const changes of [{ 'timestamp.tsr': Buffer.from('a prompt') }, { 'signature.json': Buffer.from('[]') }])
    expect(await accountedFor(packed(changes), printed)).toEqual(new Set(['report.pdf']))
})
