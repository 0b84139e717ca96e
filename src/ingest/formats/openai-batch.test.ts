import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const INPUT = fixture('openai-batch/input.jsonl')
const OUTPUT = fixture('openai-batch/output.jsonl')

test.each([
  ['input first', [INPUT, OUTPUT]],
  ['output first', [OUTPUT, INPUT]],
])('joins answers to requests by custom_id, %s', async (_order, inputs) => {
  const { accepted, files, refused } = await intake.read(inputs)
  expect(accepted.map(({ id, account, at, status }) => ({ id, account, at, status }))).toEqual([
    { id: 'req_1', account: 'team-a', at: '2026-03-02 10:01:39.000', status: 200 },
    { id: 'req_2', account: 'team-b', at: '2026-03-02 10:01:40.000', status: 200 },
  ])
  expect(JSON.parse(accepted[0]!.request).messages).toEqual([{ role: 'user', content: 'Sum 2 and 2.' }])
  expect(JSON.parse(accepted[0]!.response).usage).toEqual({ prompt_tokens: 7, completion_tokens: 1 })
  const input = files.find(({ path }) => path === INPUT)
  const output = files.find(({ path }) => path === OUTPUT)
  expect(input).toMatchObject({ format: 'openai-batch', rows: 2, rejected: 1, skipped: 1 })
  expect(output).toMatchObject({ format: 'openai-batch', rows: 0, rejected: 1, skipped: 2 })
  expect(refused.map(({ reason }) => reason).sort()).toEqual(['account missing', 'time missing'])
})

test('reads requests alone at a given time', async () => {
  const { accepted, refused } = await intake.read([INPUT], {
    default_time: '2026-03-02T00:00:00Z',
    default_account: 'house',
  })
  expect(accepted.map(({ account, at }) => [account, at])).toEqual([
    ['team-a', '2026-03-02 00:00:00.000'],
    ['team-b', '2026-03-02 00:00:00.000'],
    ['house', '2026-03-02 00:00:00.000'],
  ])
  expect(refused).toEqual([])
})

test('reads answers alone as exchanges without a prompt', async () => {
  const { accepted } = await intake.read([OUTPUT], { default_account: 'house' })
  expect(accepted.map(({ id, request }) => [id, request])).toEqual([
    ['req_2', '{"model":"m-1"}'],
    ['req_1', '{"model":"m-1"}'],
    ['req_9', '{"model":"m-1"}'],
  ])
})

test('rejects requests that have neither time nor account', async () => {
  const { refused } = await intake.read([INPUT])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'time missing'],
    [2, 'time missing'],
    [3, 'time missing'],
  ])
})
