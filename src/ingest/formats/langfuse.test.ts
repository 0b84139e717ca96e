import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads generations, whatever form their input has, and skips other observations', async () => {
  const { accepted, files } = await intake.read([fixture('langfuse/good.jsonl')])
  expect(files[0]).toMatchObject({ format: 'langfuse', rows: 3, rejected: 0, skipped: 1 })
  expect(accepted.map(({ id, account, at }) => [id, account, at])).toEqual([
    ['obs-1', 'ada', '2026-03-02 10:00:00.250'],
    ['obs-2', 'ada', '2026-03-02 10:00:02.000'],
    ['obs-3', 'bo', '2026-03-02 10:00:03.000'],
  ])
  const [messages, object, text] = accepted.map(({ request }) => JSON.parse(request))
  expect(messages).toEqual({
    model: 'm-1',
    messages: [{ role: 'user', content: 'Tides?' }],
    max_tokens: 200,
    temperature: 0.5,
  })
  expect(object).toMatchObject({
    messages: [{ role: 'system' }, { content: 'Rivers?' }],
    tools: [{ function: { name: 'map' } }],
  })
  expect(text.messages).toEqual([{ role: 'user', content: 'Lakes?' }])
})

test('builds the response from output and usage', async () => {
  const { accepted } = await intake.read([fixture('langfuse/good.jsonl')])
  expect(accepted.map(({ response }) => JSON.parse(response))).toMatchObject([
    { choices: [{ message: { content: 'Moon.' } }], usage: { prompt_tokens: 3, completion_tokens: 5 } },
    { choices: [{ message: { content: 'Rhine.' } }], usage: { prompt_tokens: 4, completion_tokens: 2 } },
    { usage: { prompt_tokens: 2, completion_tokens: 1 } },
  ])
})

test('gives each bad observation its reason', async () => {
  const { refused } = await intake.read([fixture('langfuse/bad.jsonl')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'account missing'],
    [2, 'time not understood: soon'],
  ])
})
