import { setTimeout as wait } from 'node:timers/promises'
import { HEADERS } from './running-server.js'

export interface LoadOptions {
  /** who send at the same time */
  clients: number
  /** exchanges of a request */
  exchanges: number
  /** characters of a prompt */
  characters?: number
  /** pause of a client between two requests, ms */
  pause_ms?: number
}

let made = 0

/** An exchange in the native envelope, with an id that was never used in this process. */
export function envelope(ts: string | number = new Date().toISOString(), characters = 200, account?: string): string {
  const number = ++made
  const content = `Question ${number}: ${'why is the sky dark at night? '.repeat(Math.ceil(characters / 30))}`
  return JSON.stringify({
    id: `exchange-${process.pid}-${number}`,
    ts,
    account_id: account ?? `account-${number % 50}`,
    request: { model: 'model-1', messages: [{ role: 'user', content: content.slice(0, characters) }] },
    response: { usage: { prompt_tokens: 14, completion_tokens: 210 } },
  })
}

export interface Answer {
  accepted: number
  duplicate: number
  rejected: number
}

/**
 * Clients that send exchanges until they are stopped, each request again and again until it is acknowledged: what a
 * careful sender does. After `stop` all that was made is acknowledged.
 */
export class IngestLoad {
  readonly #url: string
  readonly #options: LoadOptions
  readonly #clients: Promise<void>[] = []
  #stopping = false
  /** exchanges that were acknowledged */
  acknowledged = 0
  /** of them, those that a lost answer had hidden */
  repeated = 0
  /** exchanges that the server called unusable */
  rejected = 0
  /** answers other than 200 by status; 0: no answer */
  readonly refusals = new Map<number, number>()
  /** answers 429 and 503 without Retry-After */
  without_retry_after = 0

  constructor(url: string, options: LoadOptions) {
    this.#url = url
    this.#options = options
    for (let client = 0; client < options.clients; client++) this.#clients.push(this.#run())
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#clients)
  }

  async #run(): Promise<void> {
    const { exchanges, characters, pause_ms = 0 } = this.#options
    while (!this.#stopping) {
      const body = Array.from({ length: exchanges }, () => envelope(undefined, characters)).join('\n')
      const { accepted, duplicate, rejected } = await this.#sendUntilTaken(body)
      this.acknowledged += accepted + duplicate
      this.repeated += duplicate
      this.rejected += rejected
      await wait(pause_ms)
    }
  }

  async #sendUntilTaken(body: string): Promise<Answer> {
    for (;;) {
      const response = await postExchanges(this.#url, body)
      if (response?.status === 200) {
        // An answer that breaks off is none.
        const answer = (await response.json().catch(() => undefined)) as Answer | undefined
        if (answer !== undefined) return answer
      }
      await response?.arrayBuffer().catch(() => {})
      const status = response?.status ?? 0
      this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1)
      if ((status === 429 || status === 503) && !response?.headers.has('retry-after')) this.without_retry_after++
      await wait(50)
    }
  }
}

/** Sends exchanges once; undefined where no answer came. */
export const postExchanges = (
  url: string,
  body: string | Buffer,
  headers: object = {},
): Promise<Response | undefined> =>
  fetch(`${url}/v1/exchanges`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/x-ndjson', ...headers },
    body: body as string,
  }).catch(() => undefined)
