import { type Command, Option } from 'commander'
import type { Report } from '#contract/report.js'
import { InputError, type ScanOptions } from '#contract/scan.js'
import { type Context, REPORT_FORMATS, type ReportFormat } from './context.js'
import { chooseFormat, parseConfidence, parseTime } from './parse-option.js'
import { reportProgress } from './report-progress.js'
import { FILE_STYLE, textStyle } from './text-style.js'
import { checkWritable, writeResult } from './write-result.js'

const EXAMPLES = `
Examples:
  stillwatch scan 'logs/*.jsonl.zst'                     a table of campaigns
  stillwatch scan logs/*.jsonl --out report.html         one page to open and to hand on
  zcat old.gz | stillwatch scan - --format json          from standard input
  stillwatch scan day.jsonl --fail-on 0.9                exit status 3 where a campaign is that certain
  stillwatch scan logs/*.jsonl --accounts accounts.jsonl --known permits.jsonl --store data/

Exit status: 0 done, 1 internal error, 2 wrong usage or unreadable input, 3 by --fail-on, 130 interrupted.`

interface ScanFlags {
  logFormat?: string
  format?: ReportFormat
  out?: string
  from?: string
  to?: string
  store?: string
  failOn?: number
  accounts?: string
  events?: string
  known?: string
  accountField?: string
  strict?: boolean
  config?: string
  color: boolean
  verbose?: boolean
}

export function addScanCommand(program: Command, context: Context): void {
  program
    .command('scan')
    .description('Find harvesting campaigns in exchange logs.')
    .argument('<files...>', 'log files, globs in quotes, or - for standard input')
    .option('--log-format <name>', 'format of the logs (default: recognised by content)')
    .addOption(
      new Option('--format <form>', 'form of the report (default: by --out, else table)').choices(REPORT_FORMATS),
    )
    .option('--out <file>', 'write the report to a file: .json, .md or .html')
    .option('--from <time>', 'leave out exchanges before this day or time (UTC)', parseTime)
    .option('--to <time>', 'leave out exchanges from this day or time on (UTC)', parseTime)
    .option('--store <dir>', 'keep the data, for stillwatch explain')
    .option('--fail-on <confidence>', 'exit with 3 where a campaign has at least this confidence', parseConfidence)
    .option('--accounts <file>', 'what is known of accounts: sign-up, payment, organisation')
    .option('--events <file>', 'releases, bans, changes of policy and price')
    .option('--known <file>', 'permits, allow-list, upheld appeals, resellers')
    .option('--account-field <name>', 'field of an exchange that counts as the account')
    .option('--strict', 'stop at the first line that cannot be read')
    .option('--config <file>', 'settings (default: stillwatch.config.* in the working directory)')
    .addHelpText('after', EXAMPLES)
    .action((files: string[], _: unknown, command: Command) =>
      scan(files, command.optsWithGlobals<ScanFlags>(), context),
    )
}

async function scan(files: string[], flags: ScanFlags, { jobs, terminal, status }: Context): Promise<void> {
  const format = chooseFormat(flags.format, flags.out)
  if (flags.out !== undefined) await checkWritable(flags.out)
  const progress = reportProgress(terminal.err, { env: terminal.env, verbose: flags.verbose === true })
  const report = await jobs
    .runScan(scanOptions(files, flags, terminal.signal), (event) => progress.report(event))
    .finally(() => progress.stop())
  if (terminal.signal.aborted) return
  const style = flags.out === undefined ? textStyle(terminal, flags.color) : FILE_STYLE
  const text = await jobs.renderReport(report, format, style)
  if (flags.out === undefined) terminal.out.write(text)
  else {
    await writeResult(flags.out, text)
    terminal.err.write(`${countCampaigns(report)}; report written to ${flags.out}\n`)
  }
  const limit = flags.failOn
  if (limit !== undefined && report.campaigns.some(({ confidence }) => confidence >= limit)) status.code = 3
}

const countCampaigns = ({ campaigns: { length } }: Report): string =>
  length === 0 ? 'No campaign found' : `${length} ${length === 1 ? 'campaign' : 'campaigns'} found`

function scanOptions(files: string[], flags: ScanFlags, signal: AbortSignal): ScanOptions {
  const { from, to } = flags
  if (from !== undefined && to !== undefined && from >= to)
    throw new InputError('the time span is empty', `--from ${from} --to ${to}`, 'Let --from be before --to.')
  const given = {
    log_format: flags.logFormat,
    from,
    to,
    store: flags.store,
    accounts: flags.accounts,
    events: flags.events,
    known: flags.known,
    account_field: flags.accountField,
    config: flags.config,
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { files, strict: flags.strict === true, signal, ...present }
}
