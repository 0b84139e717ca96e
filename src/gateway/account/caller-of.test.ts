import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../fixtures/test-gateway.js'
import { createCallerOf } from './caller-of.js'
import { openAccountTable } from './open-account-table.js'

const SECRET = 'of the operator'
const connection = {}
/** A request with these headers, a list for each that comes several times. */
function withHeaders(given: Record<string, string | string[]>) {
  const lines = Object.entries(given).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  const headers = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  )
  return { headers, rawHeaders: lines.flat() }
}
const hash = (key: string) => createHmac('sha256', SECRET).update(key).digest('hex')
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stillwatch-accounts-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

it.each([
  [{ authorization: 'Bearer sk-1' }],
  [{ authorization: 'bearer  sk-1' }],
  [{ 'x-api-key': 'sk-1' }],
  [{ 'api-key': 'sk-1' }],
  [{ 'x-api-key': ['sk-1', 'sk-2'] }],
])('finds the key in %j', (headers) => {
  expect(createCallerOf({ by: 'key-hash' }, SECRET)(withHeaders(headers), {})).toEqual({
    account_id: hash('sk-1'),
    key_id: hash('sk-1'),
  })
})

it('tells the keys of one connection apart', () => {
  const callerOf = createCallerOf({ by: 'key-hash' }, SECRET)
  for (const key of ['k1', 'k1', 'k2', 'k1'])
    expect(callerOf(withHeaders({ 'x-api-key': key }), connection).key_id).toBe(hash(key))
})

it('knows nobody without a key', () => {
  expect(createCallerOf({ by: 'key-hash' }, SECRET)(withHeaders({ authorization: 'Basic eDp5' }), {})).toEqual({})
})

it('takes the account from a header, and the key beside it', () => {
  const callerOf = createCallerOf({ by: 'header', name: 'X-Account' }, SECRET)
  expect(callerOf(withHeaders({ 'X-ACCOUNT': 'acct_7', 'api-key': 'k' }), connection)).toEqual({
    account_id: 'acct_7',
    key_id: hash('k'),
  })
})

describe.each([
  ['missing', {}],
  ['missing', { 'x-account': ' ' }],
  ['repeated', { 'x-account': ['a', 'b'] }],
  ['repeated', { 'x-account': ['a', 'a'] }],
  ['repeated', { 'x-account': 'a, b' }],
  ['too_long', { 'x-account': 'a'.repeat(513) }],
] as const)('an account header that is %s: %j', (fault, given) => {
  const asked = withHeaders({ ...given, 'api-key': 'k' } as Record<string, string | string[]>)

  it('leaves the caller to its key', () => {
    const callerOf = createCallerOf({ by: 'header', name: 'x-account' }, SECRET)
    expect(callerOf(asked, connection)).toEqual({ account_id: hash('k'), key_id: hash('k'), fault })
  })

  it('is refused where the operator says so', () => {
    const callerOf = createCallerOf({ by: 'header', name: 'x-account', missing: 'refuse' }, SECRET)
    expect(callerOf(asked, connection)).toEqual({ key_id: hash('k'), fault, refused: true })
  })
})

it('looks accounts up in a file, and reads it again when it changes', async () => {
  const path = join(directory, 'accounts.json')
  writeFileSync(path, JSON.stringify({ [hash('k1')]: 'acct_1' }))
  const told: object[] = []
  const log = { info: () => {}, warn: (facts: object) => void told.push(facts), error: () => {} }
  const table = await openAccountTable({ path, bytes_max: 10_000, poll_ms: 5, log })
  const callerOf = createCallerOf({ by: 'lookup', find: table.find }, SECRET)
  expect(callerOf(withHeaders({ 'x-api-key': 'k1' }), connection).account_id).toBe('acct_1')
  expect(callerOf(withHeaders({ 'x-api-key': 'k2' }), connection).account_id).toBe(hash('k2'))

  writeFileSync(path, `{"${hash('k2')}": "acct_2"`)
  await until(() => told.length >= 1)
  expect(JSON.stringify(told)).not.toContain(hash('k2'))
  expect(table.find(hash('k1'))).toBe('acct_1')

  writeFileSync(path, JSON.stringify({ [hash('k2')]: 'acct_2' }))
  await until(() => table.find(hash('k2')) === 'acct_2')
  expect(table.find(hash('k1'))).toBeUndefined()
  table.close()
})

it('refuses a table that is missing, too large or of another form', async () => {
  const path = join(directory, 'accounts.json')
  await expect(openAccountTable({ path, bytes_max: 100 })).rejects.toThrow(/ENOENT/)
  writeFileSync(path, JSON.stringify({ a: 'b'.repeat(200) }))
  await expect(openAccountTable({ path, bytes_max: 100 })).rejects.toThrow(/at most 100/)
  writeFileSync(path, '["a"]')
  await expect(openAccountTable({ path, bytes_max: 100 })).rejects.toThrow(/not a JSON object/)
})
