import { type Command, Option } from 'commander'
import { POWER_TESTS, type PowerReport, type PowerRequest, type PowerTest } from '#contract/provenance-power.js'
import type { Context } from './context.js'
import { parseCount, parsePositive } from './parse-option.js'
import { writeResult } from './write-result.js'

const NOTES = `
Examples:
  stillwatch provenance power --contamination 0.01 --p 1e-5
  stillwatch provenance power --test canary --adoption 0.3 --variants 4 --tried 40
  stillwatch provenance power --test kgw --scored-share 0.23 --tokens 400 --format json

Tails are exact, the strength of the trace is an assumption, told in each row. Plan with the language model's row.`

type Changes = Partial<PowerRequest>

interface PowerFlags {
  test?: PowerTest[]
  contamination: number
  p: number
  power: number
  tried: number
  tokens: number
  scoredShare?: number
  gamma?: number
  variants: number
  adoption: number
  format: 'table' | 'json'
  out?: string
}

export function addProvenancePowerCommand(provenance: Command, context: Context): void {
  provenance
    .command('power')
    .description('How many answers of a suspect each test needs to find a contamination at a chance.')
    .addOption(new Option('--test <tests...>', 'these alone').choices(POWER_TESTS))
    .option('--contamination <share>', 'of the training data, that bears the watermark', parsePositive(1), 0.01)
    .option('--p <chance>', 'adjusted chance to be reached', parsePositive(0.5), 1e-5)
    .option('--power <chance>', 'of reaching it where the contamination is there', parsePositive(0.999999), 0.9)
    .option('--tried <n>', 'keys × suspects × tests of the run, for which Holm corrects', parseCount(1, 1e9), 1)
    .option('--tokens <n>', 'tokens of an answer', parseCount(1, 1e6), 250)
    .option('--scored-share <share>', 'of them, those that count; as measured or assumed otherwise', parsePositive(1))
    .option('--gamma <share>', 'of green tokens (default: 0.25 for KGW, 0.5 for SBW)', parsePositive(0.999))
    .option('--variants <n>', 'of a canary slot', parseCount(2, 1024), 4)
    .option('--adoption <share>', 'of canary slots in which the suspect does as it was served', parsePositive(1), 0.2)
    .addOption(new Option('--format <form>', 'form of the result').choices(['table', 'json']).default('table'))
    .option('--out <file>', 'write the result there')
    .addHelpText('after', NOTES)
    .action((flags: PowerFlags) => power(flags, context))
}

async function power(flags: PowerFlags, { jobs, terminal }: Context): Promise<void> {
  const { test, p, tokens, scoredShare, gamma, format, out, ...rest } = flags
  const request: Changes = {
    ...rest,
    p_value: p,
    tokens_per_answer: tokens,
    ...(test === undefined ? {} : { tests: test }),
    ...(scoredShare === undefined ? {} : { scored_share: scoredShare }),
    ...(gamma === undefined ? {} : { gamma }),
  }
  const report = await jobs.planPower(request)
  const text = format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderPower(report)
  if (out === undefined) terminal.out.write(text)
  else await writeResult(out, text)
}

function renderPower({ request, rows, notes }: PowerReport): string {
  const { contamination, p_value, tried, power: reached } = request
  const head = `To see ${100 * contamination} % at p < ${p_value} after correction for ${tried} tried, ${100 * reached} % of the times:`
  const lines = rows.flatMap(({ test, source, supervised, unit, units, answers, assumption }) => {
    const how = supervised === null ? '' : supervised ? ', served contexts known' : ', served contexts not known'
    const need = units === null ? 'cannot be reached' : `${units.toLocaleString('en')} ${unit}`
    const asked = answers === null ? '' : `, about ${answers.toLocaleString('en')} answers`
    return [`${test}: ${need}${asked} (${source}${how})`, `    ${assumption}`]
  })
  return `${[head, '', ...lines, '', ...notes].join('\n')}\n`
}
