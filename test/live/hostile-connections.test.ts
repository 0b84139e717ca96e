import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { askDecision } from './decision-probe.js'
import { HEADERS, RunningServer } from './running-server.js'

const HEADER_MS_MAX = 2000
const GRACE_MS = 1000
const BODY_MS_MAX = 4000
/** How often the server looks, and the machine, which the tests share. */
const LATE_MS_MAX = 8000

let server: RunningServer
let sockets: Socket[] = []

beforeAll(async () => {
  server = await RunningServer.start({
    settings: {
      server: { header_ms_max: HEADER_MS_MAX },
      receive: { grace_ms: GRACE_MS, body_ms_max: BODY_MS_MAX },
    },
  })
})
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets = []
})
afterAll(() => server.remove())

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => {}).resume()
  await once(socket, 'connect')
  sockets.push(socket)
  return socket
}

/** Says `head`, then a byte now and then; gives what came back and when the server had enough. */
async function drip(head: string): Promise<{ answer: string; closed_ms: number }> {
  const socket = await open()
  const began = performance.now()
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  socket.write(head)
  const dripping = setInterval(() => socket.write('x'), 200)
  await Promise.race([once(socket, 'close'), once(socket, 'end')])
  clearInterval(dripping)
  return { answer, closed_ms: performance.now() - began }
}

const headOf = (path: string, type: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${HEADERS.authorization}\r\nContent-Type: ${type}\r\nContent-Length: 10000\r\n\r\n`

describe('a server whose clients hold places', () => {
  it('ends connections on which headers drip', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, () => drip('POST /v1/exchanges HTTP/1.1\r\nX-Slow: ')))
    expect(Math.max(...slow.map(({ closed_ms }) => closed_ms))).toBeLessThan(HEADER_MS_MAX + LATE_MS_MAX)
    expect(await askDecision(server.url)).toBe('allow ok')
  })

  it('ends connections on which a body drips', async () => {
    const slow = await Promise.all(
      Array.from({ length: 20 }, () => drip(headOf('/v1/exchanges', 'application/x-ndjson'))),
    )
    expect(new Set(slow.map(({ answer }) => answer.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']))
    expect(Math.max(...slow.map(({ closed_ms }) => closed_ms))).toBeLessThan(GRACE_MS + LATE_MS_MAX)
  })

  it('ends them on routes with small bodies too', async () => {
    const slow = await Promise.all(Array.from({ length: 20 }, () => drip(headOf('/v1/decisions', 'application/json'))))
    expect(Math.max(...slow.map(({ closed_ms }) => closed_ms))).toBeLessThan(HEADER_MS_MAX + BODY_MS_MAX + LATE_MS_MAX)
    expect(await askDecision(server.url)).toBe('allow ok')
  })
})
