/**
 * A model server that costs as little as it can. The model's name says what it answers: `short` (a JSON answer),
 * `stream` (20 events at once), `stream-10` (20 events, 10 ms apart).
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const EVENTS = 20
const usage = { prompt_tokens: 25, completion_tokens: 60, total_tokens: 85 }
const head = { id: 'chatcmpl-bench', created: 1_767_225_600, model: 'bench' }
const content = 'Six times seven is forty-two, as everybody knows. '.repeat(6)
const whole = JSON.stringify({
  ...head,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, logprobs: null, finish_reason: 'stop' }],
  usage,
})
const chunk = (delta: object, finish_reason: string | null) =>
  `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`
const events = [
  ...Array.from({ length: EVENTS - 2 }, (_, n) => chunk({ content: `token${n} and some more` }, null)),
  chunk({}, 'stop'),
  'data: [DONE]\n\n',
]

function stream(response: ServerResponse, gap_ms: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  let at = 0
  const next = (): void => {
    response.write(events[at++]!)
    if (at === EVENTS) response.end()
    else if (gap_ms > 0) setTimeout(next, gap_ms)
    else setImmediate(next)
  }
  next()
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const [, gap_ms = undefined] = /"model":"stream-?(\d*)"/.exec(Buffer.concat(pieces).toString()) ?? []
    if (gap_ms !== undefined) return stream(response, Number(gap_ms))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length }).end(whole)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
