import { expect, it } from 'vitest'
import { answerHeaders, requestHeaders } from './pass-headers.js'

const flat = (headers: [string, string][]) => headers.flat()

it('keeps what belongs to the message and leaves out what belongs to the connection', () => {
  const raw = flat([
    ['Host', 'gateway'],
    ['Connection', 'close, X-Only-Here'],
    ['X-Only-Here', '1'],
    ['Transfer-Encoding', 'chunked'],
    ['Expect', '100-continue'],
    ['Proxy-Authorization', 'Basic eDp5'],
    ['Content-Length', '5'],
    ['Authorization', 'Bearer k'],
    ['X-Twice', 'a'],
    ['x-twice', 'b'],
  ])
  const options = { body_is_held: false, plain_answer: false }
  const kept = flat([
    ['Authorization', 'Bearer k'],
    ['X-Twice', 'a'],
    ['x-twice', 'b'],
  ])
  expect(requestHeaders(raw, options)).toEqual(['Content-Length', '5', ...kept])
  expect(requestHeaders(raw, { ...options, body_is_held: true })).toEqual(kept)
})

it.each([
  ['gzip, deflate, br, zstd', 'gzip, deflate, br'],
  ['zstd', 'identity'],
  ['GZIP;q=0.5,*', 'GZIP;q=0.5'],
])('asks only for encodings that can be recorded: %s', (asked, sent) => {
  const options = { body_is_held: true, plain_answer: false }
  expect(requestHeaders(['Accept-Encoding', asked], options)).toEqual(['Accept-Encoding', sent])
  expect(requestHeaders(['Accept-Encoding', asked], { ...options, plain_answer: true })).toEqual([
    'accept-encoding',
    'identity',
  ])
})

it('passes the headers of an answer, without those that its body makes untrue', () => {
  const raw = ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Keep-Alive', 'timeout=5', 'Content-Length', '9']
  const bytes = raw.map((text) => Buffer.from(text))
  expect(answerHeaders(bytes)).toEqual(['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Content-Length', '9'])
  expect(answerHeaders(bytes, new Set(['content-length']))).toEqual(['Set-Cookie', 'a=1', 'set-cookie', 'b=2'])
})
