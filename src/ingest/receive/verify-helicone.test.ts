import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyHelicone } from './verify-helicone.js'

const BODY = Buffer.from('{"request_id":"r-1","request_body":"{}","response_body":"{}"}')
const sign = (secret: string, body = BODY): string => createHmac('sha256', secret).update(body).digest('hex')

test('the signature of the body under one of the secrets', () => {
  expect(() => verifyHelicone(BODY, sign('old'), ['new', 'old'])).not.toThrow()
  expect(() => verifyHelicone(BODY, sign('new').toUpperCase(), ['new'])).not.toThrow()
})

test.each([
  ['another secret', sign('other'), ['key']],
  ['another body', sign('key', Buffer.from('{}')), ['key']],
  ['no header', undefined, ['key']],
  ['two headers', [sign('key'), sign('key')], ['key']],
  ['half of it', sign('key').slice(0, 32), ['key']],
  ['no hex', 'z'.repeat(64), ['key']],
  ['no secret', sign('key'), []],
  ['an empty secret', sign(''), ['']],
])('refused: %s', (_, signature, secrets) => {
  expect(() => verifyHelicone(BODY, signature, secrets)).toThrow(expect.objectContaining({ http_status: 401 }))
})

test('who sent a signature is not told that there was none', () => {
  expect(() => verifyHelicone(BODY, undefined, ['key'])).toThrow('no signature')
  expect(() => verifyHelicone(BODY, `sha256=${sign('key')}`, ['key'])).toThrow('64 hexadecimal digits')
})

test('an error tells neither secret nor signature', () => {
  try {
    verifyHelicone(BODY, sign('other'), ['hidden'])
  } catch (error) {
    expect(JSON.stringify([error, String(error)])).not.toMatch(`hidden|${sign('other')}|${sign('hidden')}`)
  }
})
