import { type Command, Option } from 'commander'
import type { Context, SimulateRequest } from './context.js'
import { parseCount, parsePositive } from './parse-option.js'
import { reportProgress } from './report-progress.js'

const EXAMPLES = `
Examples:
  stillwatch simulate --exchanges 60000 --seed 1 --out traffic/
  stillwatch simulate --preset clean --seed 7 --out sim-clean/ --compress none
  stillwatch simulate --exchanges 4000000 --scale 20 --out big/

The same options and seed give the same bytes. truth.json beside the logs says what is hidden in them.`

/** Fewer leave no room for a population around a campaign. */
const EXCHANGES_MIN = 100
const SEED_MAX = 0xffffffff
const SCALE_MAX = 10_000

type SimulateFlags = Omit<SimulateRequest, 'signal'> & { verbose?: boolean }

export function addSimulateCommand(program: Command, context: Context): void {
  program
    .command('simulate')
    .description('Write logs of invented traffic with known campaigns hidden in it.')
    .option('--exchanges <n>', 'about so many exchanges (default: as the preset says)', parseCount(EXCHANGES_MIN))
    .option('--seed <n>', 'what the traffic is drawn from', parseCount(0, SEED_MAX), 1)
    .requiredOption('--out <dir>', 'directory for the logs and truth.json')
    .option('--preset <name>', 'who lives in the logs (default: demo)')
    .option('--scale <x>', 'multiply the accounts and exchanges of the campaigns', parsePositive(SCALE_MAX))
    .addOption(
      new Option('--compress <kind>', 'compression of the logs').choices(['zstd', 'gzip', 'none']).default('zstd'),
    )
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, command: Command) => simulate(command.optsWithGlobals<SimulateFlags>(), context))
}

async function simulate(flags: SimulateFlags, { jobs, terminal }: Context): Promise<void> {
  const { exchanges, seed, out, preset, scale, compress, verbose } = flags
  const progress = reportProgress(terminal.err, { env: terminal.env, verbose: verbose === true })
  const request = {
    seed,
    out,
    compress,
    signal: terminal.signal,
    ...(exchanges === undefined ? {} : { exchanges }),
    ...(preset === undefined ? {} : { preset }),
    ...(scale === undefined ? {} : { scale }),
  }
  const made = await jobs.simulate(request, (event) => progress.report(event)).finally(() => progress.stop())
  if (terminal.signal.aborted) return
  const number = (count: number): string => count.toLocaleString('en-US')
  terminal.err.write(
    `${number(made.exchanges)} exchanges of ${number(made.accounts)} accounts written to ${out}; ` +
      `campaigns hidden in them: ${made.campaigns.length} (truth.json)\n`,
  )
}
