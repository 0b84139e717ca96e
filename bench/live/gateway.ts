import { inTurn, type Load, measureLoad } from './measure/measure-load.js'
import { measureStreams, type Streams } from './measure/measure-streams.js'
import { printTable } from './measure/print-table.js'
import { spreadOf, tellSpread } from './measure/spread.js'
import { type RunningProcess, startScript } from './measure/start-process.js'

interface Options {
  rounds: number
  seconds: number
  connections: number
  /** for the memory */
  requests: number
}

interface Ends {
  gateway: RunningProcess
  upstream: RunningProcess
  /** a proxy that neither decides nor records */
  proxy: RunningProcess
}

const PATH = '/v1/chat/completions'
const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-of-the-benchmark' }
const BLOCKS = 10
/** Streams that wait for the model most of the time, as real ones do. */
const STREAMS = 20

const bodyFor = (model: string): string =>
  JSON.stringify({
    model,
    stream: model !== 'short',
    messages: [
      { role: 'system', content: 'You answer shortly and to the point. '.repeat(8) },
      { role: 'user', content: 'What is six times seven? Say how you found it. '.repeat(8) },
    ],
  })

/** The gateway in front of a lean model server, beside that server alone. */
export async function measureGateway(options: Options): Promise<void> {
  const upstream = await startScript('lean-upstream.ts')
  const taker = await startScript('take-exchanges.ts')
  const proxy = await startScript('bare-proxy.ts', upstream.url)
  const gateway = await startScript('run-gateway.ts', upstream.url, taker.url)
  try {
    await compareRates({ gateway, upstream, proxy }, options)
    await compareDelays({ gateway, upstream, proxy }, options)
    await watchMemory(gateway, options)
  } finally {
    for (const one of [gateway, proxy, taker, upstream]) await one.stop()
  }
}

async function compareRates(ends: Ends, options: Options): Promise<void> {
  const rows: string[][] = []
  for (const [name, model] of [
    ['answers of 0.5 KB', 'short'],
    ['streams of 20 events', 'stream'],
  ] as const) {
    const turn = (server: RunningProcess) => () =>
      measureLoad({ ...options, url: server.url + PATH, body: bodyFor(model), headers, server })
    const loads = await inTurn(options.rounds, {
      upstream: turn(ends.upstream),
      proxy: turn(ends.proxy),
      gateway: turn(ends.gateway),
    })
    for (const [who, own] of Object.entries(loads)) rows.push(rateRow(`${name}: ${who}`, own, loads.upstream!))
  }
  printTable(['', 'requests/s', 'ratio to upstream', 'p50 ms', 'p99 ms', 'CPU µs/request'], rows)
}

function rateRow(name: string, own: readonly Load[], upstream: readonly Load[]): string[] {
  const failed = own.reduce((sum, one) => sum + one.failed, 0)
  const of = (figure: keyof Load) => spreadOf(own.map((load) => load[figure]))
  return [
    failed === 0 ? name : `${name} (${failed} FAILED)`,
    tellSpread(of('requests_per_s')),
    tellSpread(spreadOf(own.map(({ requests_per_s }, n) => requests_per_s / upstream[n]!.requests_per_s)), 2),
    tellSpread(of('p50_ms'), 1),
    tellSpread(of('p99_ms'), 1),
    tellSpread(of('cpu_us_per_request')),
  ]
}

async function compareDelays({ gateway, proxy, upstream }: Ends, { rounds, seconds }: Options): Promise<void> {
  const turn = (server: RunningProcess) => () =>
    measureStreams({ url: server.url + PATH, body: bodyFor('stream-10'), headers, connections: STREAMS, seconds })
  const { bare, between, ours } = await inTurn(rounds, {
    bare: turn(upstream),
    between: turn(proxy),
    ours: turn(gateway),
  })
  const row = (name: string, figure: keyof Streams): string[] => [
    name,
    tellSpread(spreadOf(bare!.map((one) => one[figure])), 1),
    tellSpread(spreadOf(between!.map((one) => one[figure])), 1),
    tellSpread(spreadOf(ours!.map((one) => one[figure])), 1),
    tellSpread(spreadOf(ours!.map((one, n) => one[figure] - bare![n]![figure])), 1),
  ]
  console.log(`\n${STREAMS} streams at a time, 20 events 10 ms apart`)
  printTable(
    ['ms', 'upstream alone', 'bare proxy', 'gateway', 'added by the gateway'],
    [
      row('first byte, p50', 'first_p50_ms'),
      row('first byte, p99', 'first_p99_ms'),
      row('whole answer, p50', 'whole_p50_ms'),
      row('whole answer, p99', 'whole_p99_ms'),
    ],
  )
}

async function watchMemory(gateway: RunningProcess, { requests, connections }: Options): Promise<void> {
  const amount = Math.round(requests / BLOCKS)
  const rows: string[][] = []
  for (let block = 1; block <= BLOCKS; block++) {
    const body = bodyFor(block % 2 === 0 ? 'stream' : 'short')
    const load = { body, headers, connections, seconds: 0, amount, server: gateway }
    const { failed } = await measureLoad({ ...load, url: gateway.url + PATH })
    const megabytes = (gateway.memory_bytes / 2 ** 20).toFixed(0)
    rows.push([(block * amount).toLocaleString('en'), megabytes, String(failed)])
  }
  console.log('\nMemory of the gateway')
  printTable(['requests', 'resident, MiB', 'failed'], rows)
}
