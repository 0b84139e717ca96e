import { type Command, Option } from 'commander'
import { type Context, REPORT_FORMATS, type ReportFormat } from './context.js'
import { chooseFormat } from './parse-option.js'
import { FILE_STYLE, textStyle } from './text-style.js'
import { checkWritable, writeResult } from './write-result.js'

const EXAMPLES = `
Examples:
  stillwatch explain camp_5d3f0a9b1c2e4f60 --store data/
  stillwatch explain acct_0042 --store data/
  stillwatch explain acct_0042 --store data/ --out acct_0042.html`

interface ExplainFlags {
  store: string
  format?: ReportFormat
  out?: string
  color: boolean
}

export function addExplainCommand(program: Command, context: Context): void {
  program
    .command('explain')
    .description('Show why a campaign was raised, or what an account has to do with one.')
    .argument('<campaign|account>', 'id of a campaign or of an account')
    .requiredOption('--store <dir>', 'the store that a scan kept')
    .addOption(
      new Option('--format <form>', 'form of the answer (default: by --out, else table)').choices(REPORT_FORMATS),
    )
    .option('--out <file>', 'write the answer to a file: .json, .md or .html')
    .addHelpText('after', EXAMPLES)
    .action((subject: string, _: unknown, command: Command) =>
      explain(subject, command.optsWithGlobals<ExplainFlags>(), context),
    )
}

async function explain(subject: string, flags: ExplainFlags, { jobs, terminal }: Context): Promise<void> {
  const format = chooseFormat(flags.format, flags.out)
  if (flags.out !== undefined) await checkWritable(flags.out)
  const report = await jobs.explain({ subject, store: flags.store, signal: terminal.signal })
  const style = flags.out === undefined ? textStyle(terminal, flags.color) : FILE_STYLE
  const text = await jobs.renderExplanation(report, subject, format, style)
  if (flags.out === undefined) terminal.out.write(text)
  else await writeResult(flags.out, text)
}
