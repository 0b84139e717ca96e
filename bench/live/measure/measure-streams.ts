import { Agent, request } from 'undici'
import { quantile } from './spread.js'

export interface Streams {
  first_p50_ms: number
  first_p99_ms: number
  whole_p50_ms: number
  whole_p99_ms: number
}

interface Options {
  url: string
  body: string
  headers: Record<string, string>
  connections: number
  seconds: number
}

/** So many streams at a time, each read to its end: when its first byte came, and its last. */
export async function measureStreams({ url, body, headers, connections, seconds }: Options): Promise<Streams> {
  const agent = new Agent({ connections })
  const [first, whole]: [number[], number[]] = [[], []]
  const end_ms = performance.now() + seconds * 1000
  const one = async (): Promise<void> => {
    const began = performance.now()
    const answer = await request(url, { method: 'POST', body, headers, dispatcher: agent })
    let seen = false
    for await (const _ of answer.body) {
      if (!seen) first.push(performance.now() - began)
      seen = true
    }
    whole.push(performance.now() - began)
  }
  await Promise.all(
    Array.from({ length: connections }, async (_, n) => {
      // Streams that begin together would send all their events together.
      await new Promise((resolve) => setTimeout(resolve, (n * 200) / connections))
      while (performance.now() < end_ms) await one()
    }),
  )
  await agent.close()
  first.sort((a, b) => a - b)
  whole.sort((a, b) => a - b)
  return {
    first_p50_ms: quantile(first, 0.5),
    first_p99_ms: quantile(first, 0.99),
    whole_p50_ms: quantile(whole, 0.5),
    whole_p99_ms: quantile(whole, 0.99),
  }
}
