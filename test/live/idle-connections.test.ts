import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residentBytes } from './child-processes.js'
import { askDecision } from './decision-probe.js'
import { RunningServer } from './running-server.js'

const WANTED = 10_000
/** About 8 KB each on the server's side, and what the collector leaves lying. */
const GROWTH_BYTES_MAX = 400 * 2 ** 20
const ANSWER_MS_MAX = 5000

const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()
const wanted = limit === 'unlimited' ? WANTED : Math.min(WANTED, Number(limit) - 500)

let server: RunningServer
const sockets: Socket[] = []

beforeAll(async () => {
  // Long enough that the first are still there when the last are opened.
  server = await RunningServer.start({ settings: { server: { header_ms_max: 300_000 } } })
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await server.remove()
})

describe('a server with idle connections', () => {
  it(`decides with ${wanted} of them, in bounded memory`, async () => {
    const memory_bytes = residentBytes(server.pid)
    while (sockets.length < wanted) await open(Math.min(200, wanted - sockets.length))
    const began = performance.now()
    expect(await askDecision(server.url)).toBe('allow ok')
    const decided_ms = performance.now() - began
    expect(decided_ms).toBeLessThan(ANSWER_MS_MAX)
    const grown = residentBytes(server.pid) - memory_bytes
    expect(grown).toBeLessThan(GROWTH_BYTES_MAX)
    expect(sockets.filter(({ readyState }) => readyState !== 'open').length).toBe(0)
    const mebibytes = Math.round(grown / 2 ** 20)
    console.log(
      `${wanted} idle (ulimit -n ${limit}): memory +${mebibytes} MiB, decision in ${Math.round(decided_ms)} ms`,
    )
  })

  it.skipIf(wanted < WANTED)(`had all ${WANTED} of them (ulimit -n ${limit} lets it have ${wanted})`, () => {
    expect(sockets.length).toBe(WANTED)
  })
})

async function open(connections: number): Promise<void> {
  const opened = Array.from({ length: connections }, () => connect(Number(new URL(server.url).port), '127.0.0.1'))
  sockets.push(...opened)
  await Promise.all(opened.map((socket) => once(socket.on('error', () => {}).resume(), 'connect')))
}
