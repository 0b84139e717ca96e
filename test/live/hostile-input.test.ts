import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { residentBytes } from './child-processes.js'
import { DecisionProbe } from './decision-probe.js'
import { envelope, postExchanges } from './ingest-load.js'
import { HEADERS, RunningServer } from './running-server.js'
import { gzipBomb, zstdBomb } from './zip-bombs.js'

const MIB = 2 ** 20
const BOMBS = 8
/**
 * What bodies may add to the server's memory however many there are: the room for all of them, four that are decompressed
 * (`receive.held_bytes_max`, `decodings_max` × `decoded_bytes_max`), and what the collector leaves lying.
 */
const GROWTH_BYTES_MAX = 256 * MIB + 4 * 64 * MIB + 300 * MIB

let server: RunningServer
let pid: number
let memory_bytes: number

beforeAll(async () => {
  server = await RunningServer.start()
  pid = server.pid
  memory_bytes = residentBytes(pid)
})
afterEach(async () => {
  expect(server.pid).toBe(pid)
  expect(await server.statusOf('/readyz')).toBe(200)
  expect(residentBytes(pid) - memory_bytes).toBeLessThan(GROWTH_BYTES_MAX)
})
afterAll(() => server.remove())

const send = async (path: string, headers: Record<string, string>, body: string | Buffer): Promise<number> => {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { ...HEADERS, ...headers },
    body: body as string,
  })
  await response.arrayBuffer()
  return response.status
}

const JSON_TYPE = { 'content-type': 'application/json' }
const PROTOBUF = { 'content-type': 'application/x-protobuf' }
const GZIP = { 'content-encoding': 'gzip' }
const log = Array.from({ length: 50 }, () => envelope()).join('\n')

describe('a server that is sent rubbish', () => {
  it('refuses random protobuf, and what is cut off', async () => {
    for (const path of ['/v1/traces', '/v1/logs']) {
      for (const bytes of [1, 10, 100, 10_000, 1_000_000])
        expect([200, 400, 413]).toContain(await send(path, PROTOBUF, randomBytes(bytes)))
      expect(await send(path, { ...PROTOBUF, ...GZIP }, gzipSync(randomBytes(5000)).subarray(0, 3000))).toBe(400)
      expect(await send(path, JSON_TYPE, '{"resourceSpans":[{')).toBe(400)
    }
    expect(await send('/v1/exchanges', GZIP, gzipSync(log).subarray(0, 500))).toBe(400)
    expect(await send('/v1/exchanges', GZIP, log)).toBe(400)
    expect(await send('/v1/exchanges', { 'content-encoding': 'zstd' }, log)).toBe(400)
  })

  it('refuses unknown paths, types, encodings, methods and keys', async () => {
    expect(await send('/v1/nothing', JSON_TYPE, '{}')).toBe(404)
    expect(await send('/../../etc/passwd', JSON_TYPE, '{}')).toBe(404)
    expect(await send('/v1/%ff%fe', JSON_TYPE, '{}')).toBeOneOf([400, 404])
    expect(await send('/v1/traces', { 'content-type': 'text/html' }, '<p>')).toBe(415)
    expect(await send('/v1/decisions', { 'content-type': 'text/html' }, '<p>')).toBe(415)
    expect(await send('/v1/exchanges', { 'content-encoding': 'lzma' }, log)).toBe(415)
    expect(await send('/v1/decisions', { ...JSON_TYPE, authorization: 'Bearer no' }, '{}')).toBe(401)
    expect((await fetch(`${server.url}/v1/decisions`, { method: 'DELETE' })).status).toBeOneOf([401, 404, 405])
    expect(await send('/v1/decisions', JSON_TYPE, '{"account_id":')).toBe(400)
    // No account of it.
    expect(await send('/v1/decisions', JSON_TYPE, '{"__proto__":{"account_id":5}}')).toBe(400)
    expect(await send('/v1/decisions', JSON_TYPE, `"${'x'.repeat(2 * MIB)}"`)).toBe(413)
    expect(await send('/v1/decisions', JSON_TYPE, '['.repeat(500_000))).toBe(400)
  })

  it('refuses huge headers', async () => {
    for (const length of [20_000, 100_000]) expect(await sendHead('x'.repeat(length))).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('keeps what it can use beside what it cannot', async () => {
    const lines = [envelope(), '{', 'null', '['.repeat(100_000), `{"a":${'{"a":'.repeat(50_000)}`, '\0\0\0', envelope()]
    const response = await postExchanges(server.url, lines.join('\n'))
    expect(response?.status).toBe(200)
    expect(await response!.json()).toMatchObject({ accepted: 2, rejected: 5 })
  })

  it('holds no more bodies at once than it has room for', async () => {
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, residentBytes(pid))
    }, 50)
    const statuses = await Promise.all(Array.from({ length: BODIES }, () => sendChunked('/v1/exchanges')))
    clearInterval(watch)
    expect(most - memory_bytes).toBeLessThan(GROWTH_BYTES_MAX)
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
    expect(statuses).toContain(200)
  })

  it('closes the connection of a body that it refuses under way, behind its answer', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const refused = await sendEndless(agent)
    expect(refused).toEqual({ status: 413, connection: 'close' })
    const next = await sendEndless(agent)
    expect(next).toEqual(refused)
    agent.destroy()
  })

  it('stops reading zip bombs, and decides meanwhile', async () => {
    const probe = new DecisionProbe(server.url)
    const bombs = [
      { encoding: 'gzip', bomb: gzipBomb(512) },
      { encoding: 'zstd', bomb: zstdBomb(2048) },
    ]
    for (const path of ['/v1/exchanges', '/v1/traces', '/v1/exchanges', '/v1/exchanges']) {
      for (const { encoding, bomb } of bombs) {
        const headers = { ...JSON_TYPE, 'content-encoding': encoding }
        const statuses = await Promise.all(Array.from({ length: BOMBS }, () => send(path, headers, bomb)))
        expect(new Set(statuses)).toEqual(new Set([413]))
      }
    }
    await probe.stop()
    expect(probe.failures).toEqual([])
    expect(probe.slowest_ms).toBeLessThan(5000)
    console.log(`slowest decision ${Math.round(probe.slowest_ms)} ms, memory +${grown()} MiB`)
  })
})

/** Of a length that is not told before: 30 MiB, and as many of them as would not fit in the room. */
const BODIES = 16

async function sendChunked(path: string): Promise<number> {
  const piece = Buffer.alloc(MIB, 0x20)
  const outgoing = request(server.url + path, { method: 'POST', headers: HEADERS, agent: false })
  const answered = new Promise<number>((resolve, reject) => {
    // An answer may come before the body is sent; no answer is a fault.
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      resolve(response.statusCode!)
      response.resume()
    })
  })
  let over = false
  const whenOver = answered.then(
    () => {
      over = true
    },
    () => {
      over = true
    },
  )
  for (let sent = 0; sent < 30 && !over; sent++)
    await Promise.race([whenOver, new Promise<void>((resolve) => void outgoing.write(piece, () => resolve()))])
  if (!over) outgoing.end()
  return answered
}

/** The beginning of the answer to a head with that long a line; empty where none came. */
function sendHead(line: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.setEncoding('latin1').on('data', (more: string) => {
      text += more
    })
    // It may be cut off behind the answer, while the rest of the head is on its way.
    socket.on('error', () => {}).on('close', () => resolve(text))
    socket.write(`POST /v1/decisions HTTP/1.1\r\nhost: a\r\nx-long: ${line}\r\n\r\n`)
  })
}

/** A body that goes on until it is answered, over the one connection of an agent. */
function sendEndless(agent: Agent): Promise<{ status: number | undefined; connection: string | undefined }> {
  const piece = Buffer.alloc(MIB, 0x20)
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server.url}/v1/exchanges`, { method: 'POST', headers: HEADERS, agent })
    let answered = false
    outgoing.on('error', (error) => answered || reject(error))
    outgoing.on('response', (response) => {
      answered = true
      const { statusCode: status, headers } = response
      response.resume().on('close', () => resolve({ status, connection: headers.connection }))
    })
    const write = (): void => {
      if (!answered) outgoing.write(piece, () => setImmediate(write))
    }
    write()
  })
}

const grown = (): number => Math.round((residentBytes(pid) - memory_bytes) / MIB)
