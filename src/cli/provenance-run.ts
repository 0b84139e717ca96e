import { type Command, Option } from 'commander'
import type { Collection, ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { Context } from './context.js'
import { reportProgress } from './report-progress.js'

const RUN_NOTES = `
Only addresses of provenance.endpoints in the settings are asked; keys come from the environment or a file named there.
A run that ended early, or was killed, is gone on with by the same command: what was answered is not asked again.
Written to DIR: answers.ndjson (all that was sent and came, chained by hashes), outputs.json (the texts), collection.json.

Exit status: 0 all prompts are answered or refused; 1 some are left.

Example:
  SUSPECT_KEY=… stillwatch provenance run --plan suspect.plan.json --out answers/ --watch logs/`

const VERIFY_NOTES = `
The head is printed by run, and stands in collection.json and in reports: keep it elsewhere, for without it an end that
was cut off does not show.

Exit status: 0 whole; 1 not.`

interface RunFlags {
  plan: string
  out: string
  prompts?: string
  watch: string[]
  config?: string
}

/** Adds `run` and `verify-log` to `stillwatch provenance`. */
export function addProvenanceRun(provenance: Command, context: Context): void {
  provenance
    .command('run')
    .description('Ask a suspect the prompts of a registered plan, and keep what it answers.')
    .requiredOption('--plan <file>', 'the registered plan')
    .requiredOption('--out <dir>', 'folder of the answers')
    .option('--prompts <file>', 'the prompts, if they stand elsewhere than the plan says')
    .option('--watch <paths...>', 'our own logs, or folders of them: does the suspect hand questions on to us?', [])
    .option('--config <file>', 'settings file')
    .addHelpText('after', RUN_NOTES)
    .action((flags: RunFlags, command: Command) => run(flags, command, context))
  provenance
    .command('verify-log')
    .description('Check a log of answers: each byte, each link, and its end.')
    .argument('<log>', 'answers.ndjson, or its folder')
    .option('--head <sha256>', 'hash of an entry that must be there (default: of collection.json)')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .addHelpText('after', VERIFY_NOTES)
    .action(async (at: string, { head, format }: { head?: string; format: 'text' | 'json' }) => {
      const check = await context.jobs.verifyAnswers(at, head)
      context.terminal.out.write(format === 'json' ? `${JSON.stringify(check)}\n` : renderLogCheck(check))
      if (!check.ok) context.status.code = 1
    })
}

async function run(flags: RunFlags, command: Command, { jobs, terminal, status }: Context): Promise<void> {
  const { plan, out, prompts, watch, config } = flags
  const verbose = command.optsWithGlobals().verbose === true
  const progress = reportProgress(terminal.err, { env: terminal.env, verbose })
  try {
    const collection = await jobs.runProvenance(
      {
        plan_file: plan,
        out,
        watch,
        env: terminal.env,
        signal: terminal.signal,
        ...(prompts === undefined ? {} : { prompts_file: prompts }),
        ...(config === undefined ? {} : { config }),
      },
      progress.report,
    )
    progress.stop()
    terminal.out.write(renderCollection(out, collection))
    if (collection.unanswered > 0) status.code = 1
  } finally {
    progress.stop()
  }
}

export const renderCollection = (folder: string, collection: Collection): string =>
  `${[
    `${folder}: ${collection.answered} of ${collection.prompts} prompts answered, ${collection.refused} refused, ${collection.unanswered} left (${collection.reason}).`,
    `${collection.requests} requests, ${collection.tokens.input} tokens in and ${collection.tokens.output} out${collection.money === null ? '' : `, at most ${collection.money.toFixed(2)} in money`}.`,
    `Passed on to our own service: ${collection.pass_through}. ${capital(collection.pass_through_why)}.`,
    `Head of the log, to be kept elsewhere: ${collection.log_sha256}`,
    ...(collection.unanswered > 0 ? ['Run the same command again for what is left.'] : []),
  ].join('\n')}\n`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const renderLogCheck = ({ ok, entries, answers, refused, torn_bytes, problem, head }: ProvenanceLogCheck): string =>
  `${[
    ok ? `Whole: ${entries} entries, ${answers} answers, ${refused} refused.` : 'NOT whole: see below.',
    ...(problem === null ? [] : [`Line ${problem.line}: ${problem.what}. ${entries} entries before it hold.`]),
    ...(torn_bytes > 0
      ? [`The last line is torn: ${torn_bytes} bytes, as a crash leaves it. The next run takes them off.`]
      : []),
    ...(head === null ? [] : [`Head: ${head}`]),
  ].join('\n')}\n`
