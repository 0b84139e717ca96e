import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test.each([
  ['one entry a line', 'kong/good.jsonl', [1, 2]],
  ['arrays, as batches are sent', 'kong/batched.jsonl', [1, 1]],
])('reads %s and skips requests that are no exchanges', async (_kind, name, lines) => {
  const { accepted, files } = await intake.read([fixture(name)])
  expect(files[0]).toMatchObject({ format: 'kong', rows: 2, rejected: 0, skipped: 1 })
  expect(accepted.map(({ line }) => line)).toEqual(lines)
  expect(accepted[0]).toMatchObject({
    id: 'kong-1',
    at: '2026-03-02 10:00:00.250',
    account: 'crm-7',
    org: 'ws-1',
    key: 'cred-1',
    client_ip: '203.0.113.8',
    user_agent: 'curl/8',
    status: 200,
    request: '{"model":"m-1","messages":[{"role":"user","content":"Tides?"}]}',
    response: '{"usage":{"prompt_tokens":3,"completion_tokens":5}}',
  })
  expect(accepted[1]).toMatchObject({
    account: 'c-2',
    status: 429,
    request: '{"model":"m-2"}',
    response: '{"usage":{"prompt_tokens":4,"completion_tokens":6}}',
  })
})

test('rejects an exchange without a consumer', async () => {
  const { refused } = await intake.read([fixture('kong/bad.jsonl')])
  expect(refused.map(({ reason }) => reason)).toEqual(['account missing'])
})
