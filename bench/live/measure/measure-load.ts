import autocannon from 'autocannon'
import { quantile } from './spread.js'
import type { RunningProcess } from './start-process.js'

export interface LoadOptions {
  url: string
  body: string
  headers?: Record<string, string>
  connections: number
  seconds: number
  /** so many requests instead of so many seconds */
  amount?: number
  /** the process that answers */
  server: Pick<RunningProcess, 'cpu_ms'>
}

export interface Load {
  requests_per_s: number
  p50_ms: number
  p99_ms: number
  /** answers other than 2xx, and connections that broke */
  failed: number
  /** of the process that answers: on a machine with other work this says more than the rate */
  cpu_us_per_request: number
}

/** Posts one body again and again over connections that are kept, each with one request under way. */
export async function measureLoad(options: LoadOptions): Promise<Load> {
  const { url, body, headers, connections, seconds, amount, server } = options
  const cpu_ms = server.cpu_ms
  const began = performance.now()
  // The histogram of autocannon counts whole milliseconds: too coarse here.
  const times: number[] = []
  const { errors, timeouts, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        connections,
        pipelining: 1,
        ...(amount === undefined ? { duration: seconds } : { amount }),
      },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    )
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  })
  const took_s = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  return {
    requests_per_s: times.length / took_s,
    p50_ms: quantile(times, 0.5),
    p99_ms: quantile(times, 0.99),
    failed: errors + timeouts + non2xx,
    cpu_us_per_request: ((server.cpu_ms - cpu_ms) * 1000) / times.length,
  }
}

/** Each of several loads once a round, in turn, after one round that does not count: what else runs here hits all alike. */
export async function inTurn<T>(rounds: number, turns: Record<string, () => Promise<T>>): Promise<Record<string, T[]>> {
  const found: Record<string, T[]> = Object.fromEntries(Object.keys(turns).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, turn] of Object.entries(turns)) {
      const one = await turn()
      if (round > 0) found[name]!.push(one)
    }
  return found
}
