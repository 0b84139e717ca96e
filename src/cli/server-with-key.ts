import type { AskedServer } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { Terminal } from './context.js'

/** A running server with the key for it from the environment. Throws an InputError where there is none. */
export function serverWithKey(server: string, { env, signal }: Terminal): AskedServer {
  const { STILLWATCH_KEY: key } = env
  if (!key) throw new InputError('no key of the server', 'STILLWATCH_KEY', 'Set it to one with the scope it takes.')
  return { server, key, signal }
}
