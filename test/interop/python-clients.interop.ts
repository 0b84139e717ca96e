import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, OUTPUT_TOKENS } from '#gateway/fixtures/answer-content.js'
import { expectStored } from './expect-stored.js'
import { GATEWAY_SETTINGS, type OpenGateway, openGateway } from './open-gateway.js'
import { programOf } from './programs.js'
import { runProgram } from './run-program.js'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const python = programOf('python')

describe.skipIf(python === undefined)('clients of Python', () => {
  let stillwatch: Stillwatch
  beforeAll(async () => {
    stillwatch = await startStillwatch({ settings: GATEWAY_SETTINGS })
  })
  afterAll(() => stillwatch?.remove())

  const run = (script: string, ...args: string[]) =>
    runProgram(python?.path ?? '', [join(import.meta.dirname, 'fixtures', script), ...args])

  it('openai goes through the gateway, streaming and not', async () => {
    const gateway: OpenGateway = await openGateway(stillwatch)
    try {
      const seen = JSON.parse(await run('openai_client.py', `${gateway.url}/v1`, 'python'))
      const { hidden, 'slow-lane': throttled, ...rest } = seen
      expect(rest).toEqual({
        chat: ANSWER_TEXT,
        chat_streamed: ANSWER_TEXT,
        chat_usage: OUTPUT_TOKENS,
        chat_async: ANSWER_TEXT,
        responses: ANSWER_TEXT,
        responses_streamed: ANSWER_TEXT,
        shut: ['PermissionDeniedError', 'restricted', null],
        fails: ['InternalServerError', null, null],
      })
      expect(hidden).toContain('forty')
      expect(hidden).not.toMatch(/think|reasoning_content/)
      expect(throttled).toEqual(['RateLimitError', 'rate_limited', expect.stringMatching(/^[123]$/)])
      await expectStored(stillwatch, 'python', { exchanges: 10 })
    } finally {
      await gateway.close()
    }
  })

  it('requests and httpx send exchanges, by gzip, zstd, in pieces, again and damaged', async () => {
    const answers = JSON.parse(await run('post_exchanges.py', `${stillwatch.url}/v1/exchanges`, stillwatch.key))
    const whole = { status: 200, accepted: 200, duplicate: 0, rejected: 0 }
    expect(answers).toMatchObject({
      plain: whole,
      gzip: whole,
      gzip_pieces: whole,
      zstd: whole,
      zstd_pieces: whole,
      array: whole,
      again: { ...whole, accepted: 0, duplicate: 200 },
      half: { status: 400 },
      mixed: { ...whole, rejected: 1, rejections: [{ number: 1, reason: expect.any(String) }] },
      keyless: { status: 401 },
    })
    for (const account of ['plain', 'gzip', 'gzip_pieces', 'zstd', 'zstd_pieces', 'array', 'mixed'])
      expect(await stillwatch.totals(account)).toMatchObject({ exchanges: 200, input_tokens: 600, output_tokens: 1000 })
    for (const account of ['half', 'keyless']) await expect(stillwatch.totals(account)).rejects.toThrow(/404/)
  })

  it.each(['none', 'gzip', 'deflate'])('OpenTelemetry sends spans and log events, compression %s', async (name) => {
    const output = await run('export_otlp.py', stillwatch.url, stillwatch.key, name)
    expect(output.trim().split('\n')).toEqual(['flushed True', 'flushed True'])
    for (const kind of ['spans', 'logs'])
      expect(await stillwatch.totals(`${kind}-${name}`)).toMatchObject({
        exchanges: 10,
        input_tokens: 70,
        output_tokens: 110,
      })
  })
})
