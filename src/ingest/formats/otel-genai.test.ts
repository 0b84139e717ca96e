import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

test('reads spans and log records, and skips what is no call of a model', async () => {
  const { accepted, files } = await intake.read([fixture('otel-genai/good.jsonl')])
  expect(files[0]).toMatchObject({ format: 'otel-genai', rows: 5, rejected: 0, skipped: 3 })
  expect(accepted.map(({ line, id, account, at }) => [line, id, account, at])).toEqual([
    [1, 'chatcmpl-1', 'ada', '2026-03-02 10:00:00.250'],
    [2, 'bb-04', 'bo', '2026-03-02 10:00:02.000'],
    [3, 'cc-05', 'cy', '2026-03-02 10:00:03.000'],
    [3, 'cc-06', 'di', '2026-03-02 10:00:04.000'],
    [4, 'dd-08', 'ed', '2026-03-02 10:00:05.000'],
  ])
  expect(accepted[0]).toMatchObject({ client_ip: '203.0.113.8', user_agent: 'curl/8' })
})

test('translates messages with parts, tool calls and instructions', async () => {
  const { accepted } = await intake.read([fixture('otel-genai/good.jsonl')])
  expect(JSON.parse(accepted[0]!.request)).toEqual({
    model: 'm-1',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Tides?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look_up', arguments: '{"q":"tide"}' } }],
      },
      { role: 'tool', content: 'high' },
    ],
    max_tokens: 200,
    temperature: 0.5,
  })
  expect(JSON.parse(accepted[0]!.response)).toEqual({
    choices: [{ index: 0, message: { role: 'assistant', content: 'Moon.' } }],
    usage: { prompt_tokens: 11, completion_tokens: 22 },
  })
})

test('reads messages written as OTLP structure', async () => {
  const { accepted } = await intake.read([fixture('otel-genai/good.jsonl')])
  expect(JSON.parse(accepted[1]!.request).messages).toEqual([{ role: 'user', content: 'Say "hi".' }])
})

test('reads older names: numbered prompts, OpenInference', async () => {
  const { accepted } = await intake.read([fixture('otel-genai/good.jsonl')])
  expect(JSON.parse(accepted[2]!.request).messages).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Rivers?' },
  ])
  expect(JSON.parse(accepted[2]!.response)).toEqual({
    choices: [{ index: 0, message: { role: 'assistant', content: 'Rhine.' } }],
    usage: { prompt_tokens: 7, completion_tokens: 8 },
  })
  expect(JSON.parse(accepted[3]!.request)).toEqual({ model: 'm-4', messages: [{ role: 'user', content: 'Lakes?' }] })
})

test('reads log records that hold the attributes in their body', async () => {
  const { accepted } = await intake.read([fixture('otel-genai/good.jsonl')])
  expect(JSON.parse(accepted[4]!.request)).toEqual({ model: 'm-5', messages: [{ role: 'user', content: 'Hills?' }] })
})

test('gives bad lines their reason, and takes the account from any attribute', async () => {
  const { refused } = await intake.read([fixture('otel-genai/bad.jsonl')])
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'account missing'],
    [3, 'not JSON'],
  ])
  const { accepted } = await intake.read([fixture('otel-genai/bad.jsonl')], { account_field: 'tenant.user' })
  expect(accepted.map(({ account }) => account)).toEqual(['eve'])
})

test('gives log records outside of spans no id, so that they stay apart', async () => {
  const attributes = [
    { key: 'gen_ai.request.model', value: { stringValue: 'm-1' } },
    { key: 'user.id', value: { stringValue: 'ada' } },
    { key: 'gen_ai.prompt', value: { stringValue: 'Tides?' } },
  ]
  const record = { timeUnixNano: '1772445600000000000', attributes }
  const zeros = { ...record, traceId: '0'.repeat(32), spanId: '0'.repeat(16) }
  const logRecords = [record, zeros, { ...record, traceId: 'ff', spanId: '09' }]
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-otel-'))
  const path = join(folder, 'logs.jsonl')
  writeFileSync(path, JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }))
  const { accepted } = await intake.read([path])
  rmSync(folder, { recursive: true })
  expect(accepted.map(({ id }) => id)).toEqual(['', '', 'ff-09'])
})
