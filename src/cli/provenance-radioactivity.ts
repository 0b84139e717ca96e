import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RadioactivityJob } from '#contract/provenance-tests.js'
import type { Context, Terminal } from './context.js'
import { parseCount, parsePositive } from './parse-option.js'
import { addRegistryOptions, type RegistryFlags, registryOf } from './registry-options.js'
import { addResultOptions, plannedBy, type ResultFlags, tellResults } from './tell-results.js'

const NOTES = `
Answers: the folder of \`provenance run\`, its outputs.json, {"model", "outputs"}, or token ids: {"model", "tokens"}, a list
of lists, NDJSON. With "predicted" beside "tokens" (the suspect's greatest token at each place of watermarked texts) it is the
open form, without prompts. Texts need the tokenizer of the model that served them.

--served takes our own logs, NDJSON of the native format, whose lines tell the key of their watermark (served.watermark_key):
tokens after contexts that were not served are then left out, which is worth orders of magnitude.

With --server all its keys are tried, with a plan those that it commits to; STILLWATCH_KEY has the scope admin, and each
opening is in the audit log of that server. With --config a key is called by its commitment where FILE.opening is there.

Examples:
  stillwatch provenance radioactivity --answers answers/ --prompts prompts.json --config watermark.json \\
    --tokenizer tokenizer.json --served gateway.ndjson --clean other=other.json --plan suspect.plan.json --out r.json
  STILLWATCH_KEY=… stillwatch provenance radioactivity --answers answers/ --plan suspect.plan.json \\
    --server http://127.0.0.1:4600 --tokenizer tokenizer.json --served gateway.ndjson --out r.json

Strong needs a hundred wrong keys and a clean model. Exit status: 0 it was tested, whatever came out; 2 bad input.`

interface RadioactivityFlags extends ResultFlags, RegistryFlags {
  answers: string
  prompts?: string
  config: string[]
  tokenizer?: string
  tokenizerConfig?: string
  served: string[]
  servedAll?: boolean
  clean: RadioactivityJob['clean'][number][]
  wrongKeys: number
  seed: number
  unit?: RadioactivityJob['unit']
  threshold?: number
  leastContamination?: number
}

export function addProvenanceRadioactivity(provenance: Command, context: Context): void {
  const command = provenance
    .command('radioactivity')
    .description('Whether a suspect learned from answers that bear our watermark, with an exact chance.')
    .requiredOption('--answers <file>', 'what the suspect answered')
    .option('--prompts <file>', 'what it was asked (default: by the plan); token ids where there is no tokenizer')
    .option('--config <files...>', 'watermark configurations, one or an array a file', [])
    .option('--tokenizer <file>', 'tokenizer.json of our model')
    .option('--tokenizer-config <file>', 'tokenizer_config.json, where the tokenizer needs it')
    .option('--served <files...>', 'logs of what we served with a watermark', [])
    .option('--served-all', 'each answer in them was watermarked, though the lines do not say so')
    .addOption(
      new Option('--clean <name=file...>', 'answers of a model that cannot have learned from ours')
        .argParser(addClean)
        .default([], 'none'),
    )
    .option('--wrong-keys <n>', 'tried beside ours', parseCount(0, 10_000), 100)
    .option('--seed <n>', 'of their draw', parseCount(0, 0xffff_ffff), 1)
    .addOption(
      new Option('--unit <name>', 'what counts once: a context, or it with its token').choices(['context', 'ngram']),
    )
    .option(
      '--threshold <p>',
      'adjusted chance of a strong result (default: of the plan, else 1e-5)',
      parsePositive(0.05),
    )
    .option(
      '--least-contamination <share>',
      'of training data: who cannot have had as much is cleared (default: settings.least_contamination of the planned test)',
      parsePositive(1),
    )
  addResultOptions(addRegistryOptions(command))
    .addHelpText('after', NOTES)
    .action((flags: RadioactivityFlags) =>
      tellResults(flags, context.terminal, async () => context.jobs.testRadioactivity(jobOf(flags, context.terminal))),
    )
}

function jobOf(flags: RadioactivityFlags, terminal: Terminal): RadioactivityJob {
  const { answers, prompts, config, tokenizer, tokenizerConfig, served, servedAll, clean, wrongKeys, seed } = flags
  const { unit, threshold, leastContamination } = flags
  return {
    ...plannedBy(flags),
    answers_file: answers,
    config_files: config,
    ...registryOf(flags, terminal),
    served_files: served,
    served_all: servedAll === true,
    clean,
    wrong_keys: wrongKeys,
    seed,
    ...(prompts === undefined ? {} : { prompts_file: prompts }),
    ...(tokenizer === undefined ? {} : { tokenizer_file: tokenizer }),
    ...(tokenizerConfig === undefined ? {} : { tokenizer_config_file: tokenizerConfig }),
    ...(unit === undefined ? {} : { unit }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(leastContamination === undefined ? {} : { contamination: leastContamination }),
  }
}

function addClean(text: string, before: RadioactivityFlags['clean'] = []): RadioactivityFlags['clean'] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('It must have the form NAME=FILE.')
  return [...before, { name: text.slice(0, at), file: text.slice(at + 1) }]
}
