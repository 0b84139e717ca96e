import { type Command, Option } from 'commander'
import { InputError } from '#contract/scan.js'
import type { Context } from './context.js'
import { parseCount } from './parse-option.js'

const EXAMPLES = `
Examples:
  STILLWATCH_KEY=… stillwatch gateway --upstream https://api.example.com --server http://127.0.0.1:4600
  stillwatch gateway --upstream http://127.0.0.1:8000 --account header:x-account --port 4700 --server …

STILLWATCH_KEY is a key of the server with the scopes ingest and follow. Keys of callers are recorded as HMAC under
STILLWATCH_KEY_SECRET; give all gateways the same one. Without it each keeps one of its own in its spool directory.`

const PORT_MAX = 65_535

interface GatewayFlags {
  upstream: string
  host: string
  port: number
  server: string
  account: string
  spool: string
  clientIpHeader?: string
  config?: string
  logLevel: string
}

export function addGatewayCommand(program: Command, context: Context): void {
  program
    .command('gateway')
    .description('Run a reverse proxy before a model server: record exchanges, hold to decisions.')
    .requiredOption('--upstream <url>', 'the model server, OpenAI- or Anthropic-compatible')
    .requiredOption('--server <url>', 'the Stillwatch server')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <n>', 'port to listen on; 0 for any', parseCount(0, PORT_MAX), 4700)
    .option('--account <how>', 'whose request it is: key-hash, header:NAME or lookup:FILE', 'key-hash')
    .option('--spool <dir>', 'directory for exchanges that the server has not yet', 'stillwatch-spool')
    .option('--client-ip-header <name>', "header of a trusted proxy in front that tells the caller's address")
    .option('--config <file>', 'settings (default: stillwatch.config.* in the working directory)')
    .addOption(
      new Option('--log-level <level>', 'least weight of what is logged')
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, command: Command) => runGateway(command.optsWithGlobals<GatewayFlags>(), context))
}

async function runGateway(flags: GatewayFlags, { jobs, terminal, status, version }: Context): Promise<void> {
  const { upstream, host, port, server, account, spool, clientIpHeader, config, logLevel } = flags
  const { STILLWATCH_KEY: key, STILLWATCH_KEY_SECRET: key_secret } = terminal.env
  if (!key)
    throw new InputError('no key of the server', 'STILLWATCH_KEY', 'Set it to one with the scopes ingest and follow.')
  await jobs.gateway({
    upstream,
    host,
    port,
    server,
    account,
    spool,
    key,
    log_level: logLevel,
    signal: terminal.signal,
    ...(key_secret ? { key_secret } : {}),
    ...(clientIpHeader === undefined ? {} : { client_ip_header: clientIpHeader }),
    ...(config === undefined ? {} : { config }),
    onReady: (ready) => {
      terminal.out.write(`Stillwatch ${version} gateway listens on http://${host}:${ready.port}, before ${upstream}\n`)
    },
  })
  // To be stopped is how a gateway ends.
  status.stopped = true
}
