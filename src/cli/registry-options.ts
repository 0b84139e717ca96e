import type { Command } from 'commander'
import type { KeyRegistry } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { Terminal } from './context.js'
import { parseTime } from './parse-option.js'
import { serverWithKey } from './server-with-key.js'

/** Where keys come from that a server keeps. */
export interface RegistryFlags {
  server?: string
  from?: string
  to?: string
  cluster?: string
}

/** Adds the options that choose among the keys of a running server. */
export const addRegistryOptions = (command: Command): Command =>
  command
    .option('--server <url>', 'take the keys from a running server; its key, of scope admin, in STILLWATCH_KEY')
    .option('--from <time>', 'with --server: keys in force since then', parseTime)
    .option('--to <time>', 'with --server: keys in force until then (default: now)', parseTime)
    .option('--cluster <id>', 'with --server: keys of this cluster, and those for all')

/** The part of a request that those options make. Throws an InputError where they choose without a server. */
export function registryOf(
  { server, from, to, cluster }: RegistryFlags,
  terminal: Terminal,
): { registry?: KeyRegistry } {
  const span = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cluster === undefined ? {} : { cluster }),
  }
  if (server !== undefined) return { registry: { ...serverWithKey(server, terminal), ...span } }
  const [option] = Object.keys(span)
  if (option === undefined) return {}
  throw new InputError('it chooses among keys of a server', `--${option}`, 'Name the server: --server URL.')
}
