import { expect, it } from 'vitest'
import { isLocal } from './is-local.js'

it.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::ffff:127.0.0.1', true],
  ['::1', true],
  ['10.0.0.1', false],
  ['::ffff:10.127.0.1', false],
  ['2001:db8::127.0.0.1', false],
  [undefined, false],
])('takes %s for this machine: %s', (address, local) => {
  expect(isLocal({}, address)).toBe(local)
})

it.each(['x-forwarded-for', 'forwarded'])('takes what a proxy hands on by %s for another one', (header) => {
  expect(isLocal({ [header]: 'for=127.0.0.1' }, '127.0.0.1')).toBe(false)
})
