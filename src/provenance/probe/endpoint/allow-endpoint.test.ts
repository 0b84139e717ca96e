import { expect, it } from 'vitest'
import { provenanceSettingsSchema } from '#contract/provenance-settings.js'
import { allowEndpoint } from './allow-endpoint.js'

const list = (...endpoints: object[]) => provenanceSettingsSchema.parse({ endpoints }).endpoints

it('lets through what is below an entry, the longest one counting', () => {
  const entries = list(
    { url: 'https://a.example/v1' },
    { url: 'https://a.example/v1/eu/', key_env: 'EU' },
    { url: 'https://b.example' },
  )
  expect(allowEndpoint('https://a.example/v1', entries)).toBe(entries[0])
  expect(allowEndpoint('https://a.example/v1/us', entries)).toBe(entries[0])
  expect(allowEndpoint('https://A.example:443/v1/eu', entries)).toBe(entries[1])
  expect(allowEndpoint('https://b.example/any', entries)).toBe(entries[2])
})

it.each([
  'https://a.example/v10',
  'https://a.example/',
  'https://a.example/v1/../v2',
  'https://a.example/v1/%2e%2e/v2',
  'https://a.example.evil.example/v1',
  'https://a.example:444/v1',
  'https://evil.example/https://a.example/v1',
])('refuses %s', (address) => {
  expect(() => allowEndpoint(address, list({ url: 'https://a.example/v1' }))).toThrow('not on the list')
})

it.each([
  ['https://user:word@a.example/v1', 'a user'],
  ['https://a.example/v1?key=1', 'a query'],
  ['ftp://a.example/v1', 'not an address of the web'],
  ['a.example', 'not an address'],
])('refuses the form of %s without repeating it', (address, what) => {
  expect(() => allowEndpoint(address, list({ url: 'https://a.example/v1' }))).toThrow(what)
  expect(() => allowEndpoint(address, list({ url: 'https://a.example/v1' }))).not.toThrow('word')
})

it('lets http only where private addresses are allowed', () => {
  expect(() => allowEndpoint('http://a.example/v1', list({ url: 'http://a.example/v1' }))).toThrow('not https')
  const inside = list({ url: 'http://a.example/v1', private_addresses: 'allowed' })
  expect(allowEndpoint('http://a.example/v1', inside)).toBe(inside[0])
  expect(() => allowEndpoint('https://a.example/v1', [])).toThrow('provenance.endpoints')
})
