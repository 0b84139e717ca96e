import { expect, test } from 'vitest'
import { flattenSettings } from './flatten-settings.js'

test('settings are named with dots, in the order of names', () => {
  expect(flattenSettings({ b: { y: [1, 2], x: true }, a: null })).toEqual([
    ['a', 'null'],
    ['b.x', 'true'],
    ['b.y', '[1,2]'],
  ])
})

test('keys, secrets and the user information of addresses are withheld, at any depth', () => {
  const shown = JSON.stringify(
    flattenSettings({
      sketch_key: 'AAA',
      server: { helicone_secret: 'BBB', postgres_url: 'postgres://user:CCC@db/x', proxies: [{ password: 'DDD' }] },
    }),
  )
  expect(shown).not.toMatch(/AAA|BBB|CCC|DDD/)
  expect(shown).toContain('postgres://(withheld)@db/x')
})

test('what only sounds alike is shown', () => {
  expect(flattenSettings({ tokens_max: 7, keys_count: 3 })).toEqual([
    ['keys_count', '3'],
    ['tokens_max', '7'],
  ])
})
