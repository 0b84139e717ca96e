import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads calls and builds their bodies from the payload', async () => {
  const { accepted, files } = await intake.read([fixture('litellm/good.jsonl')])
  expect(files[0]).toMatchObject({ format: 'litellm', rows: 2, rejected: 0, skipped: 1 })
  expect(accepted[0]).toMatchObject({
    id: 'chatcmpl-7',
    at: '2026-03-02 10:00:00.250',
    account: 'u-ada',
    org: 'org-y',
    key: '88dc',
    end_user: 'pupil',
    email_domain: 'example.org',
    client_ip: '203.0.113.8',
    status: 200,
  })
  expect(JSON.parse(accepted[0]!.request)).toEqual({
    model: 'fast',
    messages: [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Tides?' },
    ],
    max_tokens: 256,
    temperature: 0.2,
    tools: [{ type: 'function', function: { name: 'look_up' } }],
  })
  expect(JSON.parse(accepted[0]!.response).usage.completion_tokens_details).toEqual({ reasoning_tokens: 12 })
})

test('takes redacted prompts as absent', async () => {
  const { accepted } = await intake.read([fixture('litellm/good.jsonl')])
  expect(accepted[1]).toMatchObject({
    account: '99ef',
    request: '{"model":"m-1"}',
    response: '{"usage":{"prompt_tokens":5}}',
  })
})

test('gives each bad payload its reason', async () => {
  const { refused } = await intake.read([fixture('litellm/bad.jsonl')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'account missing'],
    [2, 'time missing'],
  ])
})
