import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { InputError } from '#contract/scan.js'

/** What only a server makes in its data directory, in the order in which it does. */
const OF_SERVER = ['exchanges/metadata', 'state/PG_VERSION', 'arriving', 'audit-checkpoint.key']
/** What the engine makes in the directory of a scan. */
const OF_SCAN = ['metadata', 'data']

const holds = (directory: string, names: readonly string[]) => names.map((name) => existsSync(join(directory, name)))

const isOfServer = (directory: string): boolean => holds(directory, OF_SERVER).includes(true)

/** Throws InputError for the store of a server: a scan would lay its own between the files of it. */
export function refuseServerStore(directory: string): void {
  const whole = resolve(directory)
  const inner = basename(whole) === 'exchanges' && isOfServer(dirname(whole))
  if (!inner && !isOfServer(whole)) return
  throw new InputError(
    'it holds the data of a server',
    `--store ${directory}`,
    'Name another directory; what the server found is told by its API.',
  )
}

/** Throws InputError for the store of a scan. One of a server into which a scan once wrote is still the server's. */
export function refuseScanStore(directory: string): void {
  if (isOfServer(directory) || holds(directory, OF_SCAN).includes(false)) return
  throw new InputError(
    'it holds the store of a scan',
    `--data ${directory}`,
    'Name another directory, and send the logs to the server.',
  )
}
