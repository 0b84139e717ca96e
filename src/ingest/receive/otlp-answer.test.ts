import { expect, test } from 'vitest'
import { answerOtlp, otlpEncodingOf, refuseOtlp } from './otlp-answer.js'

test('everything taken: an empty response', () => {
  expect(answerOtlp('traces', 'json', 0)).toEqual({
    http_status: 200,
    content_type: 'application/json',
    body: Buffer.from('{}'),
  })
  expect(answerOtlp('logs', 'protobuf', 0)).toEqual({
    http_status: 200,
    content_type: 'application/x-protobuf',
    body: Buffer.alloc(0),
  })
})

test('some rejected: how many, and why', () => {
  expect(JSON.parse(String(answerOtlp('traces', 'json', 2, 'no account').body))).toEqual({
    partialSuccess: { rejectedSpans: '2', errorMessage: 'no account' },
  })
  expect(JSON.parse(String(answerOtlp('logs', 'json', 0, 'slow down').body))).toEqual({
    partialSuccess: { errorMessage: 'slow down' },
  })
  // partial_success = 1 { rejected_log_records = 1: 300, error_message = 2: "no" }
  expect(answerOtlp('logs', 'protobuf', 300, 'no').body.toString('hex')).toBe('0a0708ac0212026e6f')
})

test('refused: a status of google.rpc', () => {
  expect(refuseOtlp(400, 'protobuf', 'bad')).toEqual({
    http_status: 400,
    content_type: 'application/x-protobuf',
    body: Buffer.from('08031203626164', 'hex'),
  })
  expect(JSON.parse(String(refuseOtlp(429, 'json', 'busy').body))).toEqual({ code: 8, message: 'busy' })
  expect(JSON.parse(String(refuseOtlp(418, 'json', 'tea').body))).toEqual({ code: 2, message: 'tea' })
})

test('content types', () => {
  expect(otlpEncodingOf('application/x-protobuf')).toBe('protobuf')
  expect(otlpEncodingOf('Application/JSON; charset=utf-8')).toBe('json')
  for (const type of [undefined, '', 'text/plain']) {
    expect(() => otlpEncodingOf(type)).toThrow(
      expect.objectContaining({ http_status: 415, hint: expect.stringContaining('application/json') }),
    )
  }
})
