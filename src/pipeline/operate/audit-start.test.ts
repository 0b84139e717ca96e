import { expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { settingsDigest } from './audit-start.js'

const digestOf = (given: object) => settingsDigest(settingsSchema.parse(given))

it('is another for another setting, and the same however it was written', () => {
  expect(digestOf({})).toMatch(/^[0-9a-f]{64}$/)
  expect(digestOf({ decisions: { fail: 'open' } })).toBe(digestOf({}))
  expect(digestOf({ decisions: { fail: 'closed' } })).not.toBe(digestOf({}))
})

it('tells of a secret only whether it is set', () => {
  const secret = (helicone_secret: string) => digestOf({ ingest: { helicone_secret } })
  expect(secret('one')).toBe(secret('two'))
  expect(secret('one')).not.toBe(secret(''))
  const store = (password: string) =>
    digestOf({ store: { postgres_url: `postgres://user:${password}@db.example/live` } })
  expect(store('one')).toBe(store('two'))
  expect(store('one')).not.toBe(digestOf({ store: { postgres_url: 'postgres://user:one@other.example/live' } }))
  expect(digestOf({ privacy: { sketch_key: '0'.repeat(32) } })).toBe(
    digestOf({ privacy: { sketch_key: '1'.repeat(32) } }),
  )
})
