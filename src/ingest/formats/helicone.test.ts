import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads rows with bodies as objects and as text', async () => {
  const { accepted, files } = await intake.read([fixture('helicone/good.jsonl')])
  expect(files[0]).toMatchObject({ format: 'helicone', rows: 2, rejected: 0 })
  expect(accepted[0]).toMatchObject({
    id: 'r-1',
    at: '2026-03-02 10:00:00.250',
    account: 'ada',
    status: 200,
    request: '{"model":"m-1","messages":[{"role":"user","content":"Tides?"}]}',
    response: '{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":5}}',
  })
  expect(accepted[1]).toMatchObject({
    at: '2026-03-02 10:00:00.000',
    account: 'bo',
    status: 500,
    request: '{"model":"m-1","user":"bo","messages":[]}',
    response: '{"usage":{"prompt_tokens":2}}',
  })
})

test('gives each bad row its reason', async () => {
  const { refused } = await intake.read([fixture('helicone/bad.jsonl')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'time missing'],
    [2, 'account missing'],
  ])
})
