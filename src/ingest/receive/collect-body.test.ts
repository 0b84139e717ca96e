import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectBody } from './collect-body.js'
import { ReceiveError } from './receive-error.js'
import { receiveOptions } from './receive-options.js'

const options = receiveOptions({
  received_bytes_max: 1000,
  body_ms_max: 1500,
  bytes_per_s_min: 100,
  grace_ms: 300,
})

let server: Server
let port: number
const failures: ReceiveError[] = []
beforeAll(async () => {
  server = createServer(async (request, response) => {
    try {
      const body = await collectBody(request, options, Number(request.headers['content-length'] ?? 0))
      response.end(`${body.length}`)
    } catch (error) {
      if (!(error instanceof ReceiveError)) throw error
      failures.push(error)
      response.writeHead(error.http_status, { connection: 'close' }).end(error.what)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** What the server answers to a request whose body `send` writes; '' where the connection ends without an answer. */
function ask(length: number, send: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('close', () => resolve(answer)).on('error', () => undefined)
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n`)
    send(socket)
  })
}

test('a body over a socket, in two pieces', async () => {
  const answer = await ask(10, (socket) => {
    socket.write('12345')
    setTimeout(() => socket.write('67890'), 50)
  })
  expect(answer).toMatch(/200 OK[\s\S]*\r\n\r\n10$/)
})

test('one byte after the other: answered 408 long before the time is over', async () => {
  const started = performance.now()
  const answer = await ask(900, (socket) => {
    const drip = setInterval(() => socket.write('x'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*slower than 100 bytes a second/)
  expect(performance.now() - started).toBeLessThan(1400)
})

test('fast enough but without end: answered 408 when the time is over', async () => {
  const answer = await ask(900, (socket) => {
    const drip = setInterval(() => socket.write('x'.repeat(5)), 20)
    socket.on('close', () => clearInterval(drip))
  })
  expect(answer).toMatch(/^HTTP\/1.1 408 [\s\S]*not sent within 1500 ms/)
})

test('a length that is too large is answered 413 before anything is sent', async () => {
  expect(await ask(1001, () => undefined)).toMatch(/^HTTP\/1.1 413 /)
})

test('a sender that goes away', async () => {
  failures.length = 0
  await ask(500, (socket) => {
    socket.write('abc')
    setTimeout(() => socket.destroy(), 50)
  })
  await expect.poll(() => failures.map(({ what }) => what)).toEqual(['the connection was closed after 3 bytes'])
})

test('more bytes than allowed without a length: 413, and the rest is not read', async () => {
  let given = 0
  const endless = new Readable({
    read() {
      given += 100
      this.push(Buffer.alloc(100))
    },
  })
  await expect(collectBody(endless, options)).rejects.toMatchObject({ http_status: 413 })
  const after = given
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(given).toBe(after)
  expect(endless.destroyed).toBe(false)
})

test('streams that have ended or failed before', async () => {
  const failed = new PassThrough()
  failed.on('error', () => undefined).destroy(new Error('gone'))
  await expect(collectBody(failed, options)).rejects.toMatchObject({ http_status: 400 })
  expect((await collectBody(Readable.from([]), options)).length).toBe(0)
})
