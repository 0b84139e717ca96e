import { expect, test } from 'vitest'
import { heliconeDocuments } from './helicone-documents.js'

const RECEIVED = new Date('2026-03-02T10:00:00.250Z')
const row = (body: string): string => {
  const { bytes, starts, ends, numbers } = heliconeDocuments(Buffer.from(body), RECEIVED)
  expect(numbers).toEqual([1])
  return bytes.toString('utf8', starts[0], ends[0])
}
const parsed = (body: object) => JSON.parse(row(JSON.stringify(body)))

test('members stay as they were written; the time of receipt is added', () => {
  expect(
    row('{ "request_id":"r-1", "request_body" : {"seed":12345678901234567890,"f":1.0} ,"response_body":"{\\"a\\":1}"}'),
  ).toBe(
    '{"request_id":"r-1","request_body":{"seed":12345678901234567890,"f":1.0},"response_body":"{\\"a\\":1}","request_created_at":"2026-03-02T10:00:00.250Z"}',
  )
})

test('what is there is kept', () => {
  const body = { request_id: 'r', request_created_at: '2026-03-01T00:00:00Z', request_user_id: 'ada', user_id: 'bo' }
  expect(parsed(body)).toEqual(body)
  expect(parsed({ ...body, request_created_at: undefined, created_at: 5 }).request_created_at).toBe(5)
})

test.each([
  [{ user_id: 'ada' }],
  [{ request_user_id: null, user_id: 'ada' }],
  [{ request_user_id: '', helicone_user: 'ada' }],
  [{ properties: { 'Helicone-User-Id': 'ada' } }],
  [{ user_id: null, properties: { team: 'x', userId: 'ada' } }],
  [{ request_properties: { user_id: 'ada' } }],
])('the user, from wherever it stands: %j', (body) => {
  expect(parsed(body).request_user_id).toBe('ada')
})

test('no user is no user', () => {
  expect(parsed({ request_id: 'r', user_id: null, properties: {} })).not.toHaveProperty('request_user_id')
})

test('model and tokens under the names of the export', () => {
  const metadata = { cost: 0.1, promptTokens: 11, completionTokens: 22, latencyMs: 90 }
  expect(parsed({ request_id: 'r', model: 'm-1', metadata })).toMatchObject({
    request_model: 'm-1',
    prompt_tokens: 11,
    completion_tokens: 22,
  })
})

test('a member given twice stands once: the last counts, as everywhere', () => {
  expect(row('{"user_id":"a","user_id":"b","request_created_at":1}')).toBe(
    '{"user_id":"b","request_created_at":1,"request_user_id":"b"}',
  )
})

test('what is not one object, or has too many members, is refused', () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, 0])))
  for (const body of [many, '', '[]', '{"a":1', '{}{}', 'null']) {
    expect(() => row(body)).toThrow(expect.objectContaining({ http_status: 400 }))
  }
  expect(row('{}')).toBe('{"request_created_at":"2026-03-02T10:00:00.250Z"}')
})
