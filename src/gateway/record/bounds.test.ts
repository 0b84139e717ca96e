import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { ask, bodyFor, startTestGateway } from '../fixtures/test-gateway.js'
import type { JsonObject } from '../json-object.js'
import { BodyCopy, StreamCopy } from './assemble-answer.js'
import { boundBody } from './bound-body.js'

const piece = (content: string) =>
  Buffer.from(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`)

it('keeps the beginning of a long stream, and its end without text: how it stopped and what it used', () => {
  const copy = new StreamCopy(1000)
  for (let count = 0; count < 100; count++) copy.push(piece('x'.repeat(100)))
  copy.push(
    Buffer.from(
      'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"completion_tokens":9}}\n\n',
    ),
  )
  const { body, cut } = copy.end()
  expect(cut).toBe(true)
  const answer = JSON.parse(body!) as JsonObject
  expect(answer).toMatchObject({ choices: [{ finish_reason: 'stop' }], usage: { completion_tokens: 9 } })
  const [choice] = answer.choices as [{ message: { content: string } }]
  expect(choice.message.content).toHaveLength(1000)
})

it('keeps what came before an event that is too long', () => {
  const copy = new StreamCopy(1000)
  copy.push(piece('before'))
  const long = piece('x'.repeat(2000))
  copy.push(long.subarray(0, 1500))
  copy.push(long.subarray(1500))
  const { body, cut } = copy.end()
  expect(cut).toBe(true)
  expect(JSON.parse(body!)).toMatchObject({ choices: [{ message: { content: 'before' } }] })
})

it('leaves out a whole answer that is too long, and one that is no JSON', () => {
  const long = new BodyCopy(10)
  for (const text of ['{"a":', '"xxxxxxxx"', '}']) long.push(Buffer.from(text))
  expect(long.end()).toEqual({ cut: true })
  const text = new BodyCopy(10)
  text.push(Buffer.from('Bad'))
  expect(text.end()).toEqual({ cut: false })
})

it('cuts long texts of a request first, then all but its settings', () => {
  const picture: JsonObject = {
    model: 'm',
    stream: true,
    messages: [{ role: 'user', content: 'data:'.padEnd(100_000, 'A') }],
  }
  const json = JSON.stringify(picture)
  const bound = (bytes_max: number) => boundBody(picture, json, json.length, bytes_max)
  expect(bound(50_000).cut).toBe(true)
  expect(JSON.parse(bound(50_000).json)).toMatchObject({ model: 'm', messages: [{ role: 'user' }] })
  expect(bound(50_000).json.length).toBeLessThan(20_000)
  expect(bound(1000)).toEqual({ cut: true, json: '{"model":"m","stream":true}' })
  expect(bound(200_000)).toEqual({ cut: false, json })
})

it('bounds what is recorded of a compressed request by its plain text', async () => {
  const test = await startTestGateway({ limits: { record_bytes_max: 2000 } })
  const path = '/v1/responses'
  const packed = gzipSync(JSON.stringify(bodyFor(path, 'plain', { input: 'x'.repeat(100_000) })))
  expect(packed.length).toBeLessThan(2000)
  await ask(test.url + path, packed, { 'content-encoding': 'gzip' })
  await test.close()
  expect(test.recorded).toHaveLength(1)
  expect(JSON.stringify(test.recorded[0]!.request).length).toBeLessThan(2000)
})
