import { mixSeeds, type Random } from './random.js'

export type ClientFamily = 'sdk' | 'http' | 'framework' | 'browser'
export type BodyForm = 'openai-chat' | 'openai-responses' | 'anthropic-messages'
export interface Client {
  agent: string
  /** in the form of a JA4 fingerprint: one for a family of TLS stacks, not for a version */
  tls: string
  form: BodyForm
}

type Row = readonly [agent: string, stack: string, forms: readonly (readonly [BodyForm, number])[], weight: number]
const CHAT: readonly (readonly [BodyForm, number])[] = [['openai-chat', 1]]
const OPENAI: readonly (readonly [BodyForm, number])[] = [
  ['openai-chat', 3],
  ['openai-responses', 1],
]
const MESSAGES: readonly (readonly [BodyForm, number])[] = [['anthropic-messages', 1]]
const ANY: readonly (readonly [BodyForm, number])[] = [
  ['openai-chat', 5],
  ['anthropic-messages', 4],
  ['openai-responses', 1],
]

const CLIENTS: Record<ClientFamily, readonly Row[]> = {
  sdk: [
    ['OpenAI/Python 1.97.1', 'httpx', OPENAI, 9],
    ['OpenAI/Python 1.93.0', 'httpx', OPENAI, 5],
    ['OpenAI/Python 1.68.2', 'httpx', CHAT, 3],
    ['AsyncOpenAI/Python 1.97.1', 'httpx', OPENAI, 4],
    ['Anthropic/Python 0.58.2', 'httpx', MESSAGES, 8],
    ['Anthropic/Python 0.49.0', 'httpx', MESSAGES, 4],
    ['OpenAI/JS 5.9.0', 'undici', OPENAI, 6],
    ['OpenAI/JS 4.104.0', 'undici', CHAT, 3],
    ['Anthropic/JS 0.56.0', 'undici', MESSAGES, 4],
    ['OpenAI/Go 1.8.2', 'go', OPENAI, 2],
    ['async-openai 0.29', 'rustls', CHAT, 1],
  ],
  http: [
    ['python-requests/2.32.4', 'urllib3', ANY, 6],
    ['python-requests/2.31.0', 'urllib3', ANY, 3],
    ['Python/3.12 aiohttp/3.12.14', 'aiohttp', ANY, 4],
    ['python-httpx/0.28.1', 'httpx', ANY, 3],
    ['axios/1.10.0', 'undici', ANY, 4],
    ['node-fetch', 'undici', ANY, 2],
    ['Go-http-client/2.0', 'go', ANY, 3],
    ['curl/8.14.1', 'openssl', ANY, 3],
    ['okhttp/5.1.0', 'conscrypt', ANY, 2],
    ['reqwest/0.12', 'rustls', ANY, 1],
  ],
  framework: [
    ['langchain-openai/0.3.28', 'httpx', OPENAI, 5],
    ['langchain-anthropic/0.3.17', 'httpx', MESSAGES, 3],
    ['llama-index/0.12.48', 'httpx', CHAT, 3],
    ['litellm/1.74.3', 'aiohttp', CHAT, 3],
    ['vercel-ai-sdk/4.3.19', 'undici', ANY, 3],
    ['semantic-kernel/1.35', 'urllib3', CHAT, 1],
  ],
  browser: [
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0 Safari/537.36', 'chrome', ANY, 8],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/137.0.0.0 Safari/537.36', 'chrome', ANY, 3],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
      'safari',
      ANY,
      4,
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148', 'safari', ANY, 3],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', ANY, 2],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile Safari/537.36',
      'chrome',
      ANY,
      4,
    ],
  ],
}

const weigh = (rows: readonly Row[]) => rows.map((row) => [row, row[3]] as const)
const WEIGHTED = {
  sdk: weigh(CLIENTS.sdk),
  http: weigh(CLIENTS.http),
  framework: weigh(CLIENTS.framework),
  browser: weigh(CLIENTS.browser),
}

/** A client of one of these families, with the form of body that it sends. */
export function pickClient(families: readonly ClientFamily[], random: Random): Client {
  const [agent, stack, forms] = random.weighted(WEIGHTED[random.pick(families)])
  return { agent, tls: tlsOf(stack), form: random.weighted(forms) }
}

const known = new Map<string, string>()
function tlsOf(stack: string): string {
  let tls = known.get(stack)
  if (tls === undefined) {
    const n = [...stack].reduce((h, c) => mixSeeds(h, c.charCodeAt(0)), stack.length)
    const part = (salt: number) =>
      (mixSeeds(n, salt).toString(16) + mixSeeds(n, salt + 9).toString(16)).padEnd(12, '0').slice(0, 12)
    tls = `t13d${13 + (n % 7)}${10 + (n % 5)}h2_${part(1)}_${part(2)}`
    known.set(stack, tls)
  }
  return tls
}
