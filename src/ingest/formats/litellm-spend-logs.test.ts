import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads the table as CSV, with line ends inside a field', async () => {
  const { accepted, files } = await intake.read([fixture('litellm-spend-logs/good.csv')])
  expect(files[0]).toMatchObject({ format: 'litellm-spend-logs', container: 'csv', rows: 2, rejected: 0, skipped: 1 })
  expect(accepted[0]).toMatchObject({
    line: 1,
    id: 'chatcmpl-1',
    at: '2026-03-02 10:00:00.250',
    account: 'u-ada',
    org: 'team-x',
    key: '88dc',
    end_user: 'pupil',
    client_ip: '203.0.113.8',
    status: 200,
  })
  expect(JSON.parse(accepted[0]!.request).messages).toHaveLength(2)
  expect(JSON.parse(accepted[0]!.response)).toEqual({ usage: { prompt_tokens: 21, completion_tokens: 40 } })
})

test('reads rows without prompts', async () => {
  const { accepted } = await intake.read([fixture('litellm-spend-logs/good.csv')])
  expect(accepted[1]).toMatchObject({
    line: 2,
    account: '99ef',
    request: '{"model":"m-1"}',
    response: '{"usage":{"prompt_tokens":5,"completion_tokens":4}}',
  })
})

test('takes the stored request of the proxy where there is one', async () => {
  const { accepted } = await intake.read([fixture('litellm-spend-logs/rows.jsonl')])
  expect(accepted[0]).toMatchObject({ request: '{"model":"m-1","messages":[{"role":"user","content":"Tides?"}]}' })
})

test('gives each bad row its reason', async () => {
  const { refused } = await intake.read([fixture('litellm-spend-logs/bad.csv')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'account missing'],
    [2, 'time missing'],
  ])
})
