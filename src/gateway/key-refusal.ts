import type { Dispatcher } from 'undici'
import type { Log } from './log.js'
import { postToServer, type ServerAddress } from './post-to-server.js'

export const KEY_HINT =
  'Set STILLWATCH_KEY to a key of this server with the scopes ingest and follow (POST /v1/keys makes one).'

/** Why the server will not have the key, from what a request came to; undefined where it was something else. */
function keyRefusal(reason: string): string | undefined {
  if (reason === 'HTTP 401') return 'the server does not know STILLWATCH_KEY, or it has ended (HTTP 401)'
  if (reason === 'HTTP 403') return 'STILLWATCH_KEY lacks a scope (HTTP 403)'
  return undefined
}

/** Logs that the server did not do `what`; says whether because of the key, which will not mend by itself. */
export function tellFailure(log: Log, facts: { reason: string }, what: string): boolean {
  const refusal = keyRefusal(facts.reason)
  if (refusal === undefined) log.warn(facts, what)
  else log.error(facts, `${what}: ${refusal}. ${KEY_HINT}`)
  return refusal !== undefined
}

/** One question a scope, each about nothing. */
const QUESTIONS = [
  ['/v1/decisions/records', 'application/json', '{"records":[]}'],
  ['/v1/exchanges', 'application/x-ndjson', ''],
] as const

/**
 * Asks the server once whether it takes the key for all that a gateway does. `refused`: it does not, and no waiting helps.
 * `away`: nobody knows, for it did not answer, or not as a server of ours does. Never throws.
 */
export async function askAboutKey(
  server: ServerAddress,
  options: { dispatcher: Dispatcher; ms_max: number },
): Promise<{ outcome: 'taken' } | { outcome: 'refused' | 'away'; reason: string }> {
  for (const [path, type, text] of QUESTIONS) {
    const delivery = await postToServer(server, path, type, Buffer.from(text), options)
    if (delivery.outcome === 'taken') continue
    const refusal = keyRefusal(delivery.reason)
    if (refusal !== undefined) return { outcome: 'refused', reason: refusal }
    return { outcome: 'away', reason: delivery.reason }
  }
  return { outcome: 'taken' }
}
