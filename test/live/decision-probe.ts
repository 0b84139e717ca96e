import { setTimeout as wait } from 'node:timers/promises'
import { HEADERS } from './running-server.js'

const PAUSE_MS = 20

/** Asks for decisions and for life signs all the time, and keeps what went wrong. */
export class DecisionProbe {
  readonly #url: string
  readonly #running: Promise<void>
  #stopping = false
  asked = 0
  slowest_ms = 0
  /** answers that were none, or not 200 */
  readonly failures: string[] = []
  /** decisions by `decision reason_code` */
  readonly decisions = new Map<string, number>()

  constructor(url: string) {
    this.#url = url
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const began = performance.now()
      await this.#ask().catch((error: Error) => this.failures.push(`${error.message}: ${error.cause}`))
      this.asked++
      this.slowest_ms = Math.max(this.slowest_ms, performance.now() - began)
      await wait(PAUSE_MS)
    }
  }

  async #ask(): Promise<void> {
    const alive = await fetch(`${this.#url}/healthz`)
    await alive.arrayBuffer()
    if (alive.status !== 200) this.failures.push(`/healthz ${alive.status}`)
    const said = await askDecision(this.#url)
    this.decisions.set(said, (this.decisions.get(said) ?? 0) + 1)
    if (said.startsWith('status')) this.failures.push(said)
  }
}

/** A decision as `decision reason_code`, or `status N` where there is none. */
export async function askDecision(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/decisions`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ account_id: 'account-1', model: 'model-1' }),
  })
  const answer = (await response.json()) as { decision: string; reason_code: string }
  return response.status === 200 ? `${answer.decision} ${answer.reason_code}` : `status ${response.status}`
}
