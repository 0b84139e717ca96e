import { type Command, Option } from 'commander'
import type { ProvenanceResult } from '#contract/provenance.js'
import type { PlannedJob } from '#contract/provenance-tests.js'
import { formatCount, formatStatistic } from '#lib/format-number.js'
import type { Terminal } from './context.js'
import { checkWritable, writeResult } from './write-result.js'

/** Options that all tests of a suspect have in common. */
export interface ResultFlags {
  name?: string
  plan?: string
  out?: string
  format: 'table' | 'json'
}

/** Adds the options of results: whose they are, and where they go. */
export const addResultOptions = (command: Command): Command =>
  command
    .option('--name <suspect>', 'what the suspect is called in results (default: by the plan, else by its file)')
    .option('--plan <file>', 'the registered plan: it names the suspect and the threshold')
    .option('--out <file>', 'the results as JSON, for `provenance report`')
    .addOption(new Option('--format <form>', 'what is printed').choices(['table', 'json']).default('table'))

/** The part of a job that those options make. */
export const plannedBy = ({ name, plan }: Pick<ResultFlags, 'name' | 'plan'>): PlannedJob => ({
  ...(name === undefined ? {} : { name }),
  ...(plan === undefined ? {} : { plan_file: plan }),
})

/** Makes the results, writes them as JSON to --out, and prints them: as a table, or as JSON where there is no file. */
export async function tellResults(
  { out, format }: ResultFlags,
  { out: terminal }: Terminal,
  test: () => Promise<ProvenanceResult[]>,
): Promise<void> {
  if (out !== undefined) await checkWritable(out)
  const results = await test()
  const json = `${JSON.stringify(results, undefined, 2)}\n`
  if (out !== undefined) await writeResult(out, json)
  if (format === 'table') terminal.write(renderResults(results, out))
  else if (out === undefined) terminal.write(json)
}

/** For people: a block a result, with its chance, its controls and its grade so far. */
export function renderResults(results: readonly ProvenanceResult[], out?: string): string {
  if (results.length === 0) return 'There is nothing to tell: no result came out.\n'
  const blocks = results.map((result) => {
    const { subject, statistic, observed, expected, units_raw, units_scored, adjusted_p_value, nulls } = result
    const rows: [string, string][] = [
      ['grade', result.grade],
      [statistic, `${formatStatistic(observed)}, where ${formatStatistic(expected)} is expected`],
      ['scored', `${formatCount(units_scored)} of ${formatCount(units_raw)}`],
      ['chance', `${formatChance(result)}${adjusted_p_value === null ? '' : `, adjusted ${say(adjusted_p_value)}`}`],
      ...nulls.map(({ kind, count, rates }): [string, string] => [
        kind,
        count === 0 ? 'none' : [`${count}`, ...rates.map(sayRate)].join('; '),
      ]),
    ]
    const whose = result.campaign === undefined ? '' : `, of ${result.campaign}`
    return [`${subject}${whose}`, ...rows.map(([name, value]) => `  ${name}: ${value}`), `  ${result.statement}`].join(
      '\n',
    )
  })
  const [{ suspect, test } = { suspect: '', test: '' }] = results
  const kept = out === undefined ? '' : `Written to ${out}. `
  const next = `${kept}stillwatch provenance report checks the plan, corrects over all tests, and grades anew.`
  return `${[`${test}: ${suspect}`, ...blocks, next].join('\n\n')}\n`
}

const sayRate = ({ below, rate }: { below: number; rate: number }): string =>
  `${Number((100 * rate).toPrecision(3))} % of them below ${say(below)}`

/** `7.1e-61 (10^-60.1)`: the power also where doubles end. */
const formatChance = ({ p_value, log10_p_value }: ProvenanceResult): string =>
  p_value >= 0.0001 ? say(p_value) : `${p_value > 1e-300 ? `${say(p_value)} ` : ''}(10^${log10_p_value.toFixed(1)})`

const say = (chance: number): string =>
  chance <= Number.MIN_VALUE
    ? 'below 5e-324'
    : chance >= 0.0001
      ? String(Number(chance.toPrecision(3)))
      : chance.toExponential(1)
