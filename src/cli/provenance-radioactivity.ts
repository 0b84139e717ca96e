import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RadioactivityJob } from '#contract/provenance-tests.js'
import type { Context, Terminal } from './context.js'
import { addMarkedOptions, type MarkedFlags, markedJob } from './marked-options.js'
import { parsePositive } from './parse-option.js'
import { addResultOptions, tellResults } from './tell-results.js'

const NOTES = `
Answers: the folder of \`provenance run\`, its outputs.json, {"model", "outputs"}, or token ids: {"model", "tokens"}, a list
of lists, NDJSON. With "predicted" beside "tokens" (the suspect's greatest token at each place of watermarked texts) it is the
open form, without prompts. Texts need the tokenizer of the model that served them.

--served takes our own logs, NDJSON of the native format or folders of it (as sent/ of a gateway's spool), whose lines tell the
key of their watermark (served.watermark_key): tokens after contexts that were not served are then left out, which is worth
orders of magnitude.

With --server all its keys are tried, with a plan those that it commits to; STILLWATCH_KEY has the scope admin, and each
opening is in the audit log of that server. With --config a key is called by its commitment where FILE.opening is there.

Examples:
  stillwatch provenance radioactivity --answers answers/ --prompts prompts.json --config watermark.json \\
    --tokenizer tokenizer.json --served gateway.ndjson --clean other=other.json --plan suspect.plan.json --out r.json
  STILLWATCH_KEY=… stillwatch provenance radioactivity --answers answers/ --plan suspect.plan.json \\
    --server http://127.0.0.1:4600 --tokenizer tokenizer.json --served gateway.ndjson --out r.json

A plan that is to hold names what decides: settings unit, served and tokenizer (its sha256). With --plan they are taken from it.

Strong needs a hundred wrong keys and a clean model. Exit status: 0 it was tested, whatever came out; 2 bad input.`

interface RadioactivityFlags extends MarkedFlags {
  served: string[]
  servedAll?: boolean
  clean: RadioactivityJob['clean'][number][]
  unit?: RadioactivityJob['unit']
  leastContamination?: number
}

export function addProvenanceRadioactivity(provenance: Command, context: Context): void {
  const command = provenance
    .command('radioactivity')
    .description('Whether a suspect learned from answers that bear our watermark, with an exact chance.')
  addMarkedOptions(command)
    .option('--served <files...>', 'logs of what we served with a watermark, or folders', [])
    .option('--served-all', 'each answer in them was watermarked, though the lines do not say so')
    .addOption(
      new Option('--clean <name=file...>', 'answers of a model that cannot have learned from ours')
        .argParser(addClean)
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--unit <name>',
        'what counts once: a context, or it with its token (default: by the plan, else as the scheme has it)',
      ).choices(['context', 'ngram']),
    )
    .option(
      '--least-contamination <share>',
      'of training data: who cannot have had as much is cleared (default: settings.least_contamination of the planned test)',
      parsePositive(1),
    )
  addResultOptions(command)
    .addHelpText('after', NOTES)
    .action((flags: RadioactivityFlags) =>
      tellResults(flags, context.terminal, async () => context.jobs.testRadioactivity(jobOf(flags, context.terminal))),
    )
}

function jobOf(flags: RadioactivityFlags, terminal: Terminal): RadioactivityJob {
  const { served, servedAll, clean, unit, leastContamination } = flags
  return {
    ...markedJob(flags, terminal),
    served_files: served,
    served_all: servedAll === true,
    clean,
    ...(unit === undefined ? {} : { unit }),
    ...(leastContamination === undefined ? {} : { contamination: leastContamination }),
  }
}

function addClean(text: string, before: RadioactivityFlags['clean'] = []): RadioactivityFlags['clean'] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('It must have the form NAME=FILE.')
  return [...before, { name: text.slice(0, at), file: text.slice(at + 1) }]
}
