import { type Command, Option } from 'commander'
import type { Context } from './context.js'
import { parseCount } from './parse-option.js'

const EXAMPLES = `
Examples:
  stillwatch serve --data live/                          on http://127.0.0.1:4600, all stores embedded
  STILLWATCH_ADMIN_KEY=… stillwatch serve --data live/   with a key that you chose
  curl -H "Authorization: Bearer $KEY" --data-binary @day.jsonl http://127.0.0.1:4600/v1/exchanges

The first start prints a key, once. Stop it with Ctrl-C: what was acknowledged is stored.`

const PORT_MAX = 65_535

interface ServeFlags {
  host: string
  port: number
  data: string
  config?: string
  logLevel: string
}

export function addServeCommand(program: Command, context: Context): void {
  program
    .command('serve')
    .description('Run the server: take exchanges in, find campaigns, answer decisions.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <n>', 'port to listen on; 0 for any', parseCount(0, PORT_MAX), 4600)
    .requiredOption('--data <dir>', 'directory of the stores, of this server alone; made where absent')
    .option('--config <file>', 'settings (default: stillwatch.config.* in the working directory)')
    .addOption(
      new Option('--log-level <level>', 'least weight of what is logged')
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, command: Command) => runServe(command.optsWithGlobals<ServeFlags>(), context))
}

async function runServe(flags: ServeFlags, { jobs, terminal, status, version }: Context): Promise<void> {
  const { host, port, data, config, logLevel } = flags
  const admin_key = terminal.env.STILLWATCH_ADMIN_KEY
  await jobs.serve({
    host,
    port,
    data,
    log_level: logLevel,
    version,
    signal: terminal.signal,
    ...(config === undefined ? {} : { config }),
    ...(admin_key ? { admin_key } : {}),
    onReady: ({ url, first_key }) => {
      terminal.out.write(`Stillwatch ${version} listens on ${url}\nConsole: ${url}/console/\n`)
      if (first_key !== undefined) terminal.out.write(`First key (it is shown only now): ${first_key}\n`)
    },
  })
  // To be stopped is how a server ends.
  status.stopped = true
}
