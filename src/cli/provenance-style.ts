import { type Command, InvalidArgumentError, Option } from 'commander'
import type { StyleJob, StyleReport } from '#contract/style-report.js'
import type { Context } from './context.js'
import { parsePositive, parseTime } from './parse-option.js'
import { renderStyleReport } from './render-style-report.js'
import { plannedBy } from './tell-results.js'
import { writeResult } from './write-result.js'

const NOTES = `
Files hold answers to the same prompts in the same order: {"model": "…", "outputs": ["…", …]}, perhaps gzipped.
Controls are models that did not learn from any of the teachers; their number bounds the rank p: 1 / (1 + controls).

Examples:
  stillwatch provenance style --suspect s.json --teacher ours=v1.json,v2.json --teacher theirs=t.json --control c*.json
  stillwatch provenance style --suspect s.json --teacher ours=v1.json --control c*.json --released v1=2025-03-01 s=2024-01-01

What --format json gives is also read by \`stillwatch provenance report --results\`.
A lead says where to look, and proves nothing. Exit status: 0 compared, with a lead or without.`

interface StyleFlags {
  suspect: string
  teacher: StyleJob['teachers'][number][]
  control: string[]
  prompts?: string
  released?: Record<string, string>
  margin?: number
  rankP?: number
  name?: string
  plan?: string
  format: 'table' | 'json'
  out?: string
}

export function addProvenanceStyleCommand(provenance: Command, context: Context): void {
  provenance
    .command('style')
    .description('Which teacher a suspect is nearest to in style, against controls: at most a lead.')
    .requiredOption('--suspect <file>', 'answers of the suspect')
    .addOption(
      new Option('--teacher <name=files...>', 'answers of a teacher; versions of it apart by commas')
        .argParser(addTeacher)
        .makeOptionMandatory(),
    )
    .requiredOption('--control <files...>', 'answers of models that did not learn from the teachers')
    .option('--prompts <file>', 'the prompts, a JSON list: one that is repeated then counts once')
    .addOption(
      new Option(
        '--released <name=day...>',
        'release days; references younger than the suspect are left out',
      ).argParser(addReleased),
    )
    .option('--margin <spreads>', 'above the highest control, for a lead (default: 2)', parsePositive(1000))
    .option('--rank-p <p>', 'highest rank p of a lead (default: 0.1, with at least 9 controls)', parsePositive(0.5))
    .option('--name <suspect>', 'what the suspect is called (default: by the plan, else by its file)')
    .option('--plan <file>', 'the registered plan, which names the suspect')
    .addOption(new Option('--format <form>', 'form of the result').choices(['table', 'json']).default('table'))
    .option('--out <file>', 'write the result there')
    .addHelpText('after', NOTES)
    .action((flags: StyleFlags) => compare(flags, context))
}

async function compare(flags: StyleFlags, { jobs, terminal }: Context): Promise<void> {
  const { suspect, teacher: teachers, control: controls, prompts, released = {}, margin, rankP } = flags
  const report = await jobs.compareStyles({
    suspect,
    teachers,
    controls,
    released,
    ...plannedBy(flags),
    ...(prompts === undefined ? {} : { prompts }),
    ...(margin === undefined ? {} : { margin_min: margin }),
    ...(rankP === undefined ? {} : { rank_p_max: rankP }),
  })
  const text = render(report, flags.format)
  if (flags.out === undefined) terminal.out.write(text)
  else await writeResult(flags.out, text)
}

const render = (report: StyleReport, format: StyleFlags['format']): string =>
  format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderStyleReport(report)

/** `NAME=FILE[,FILE…]`; the same name again adds files to it. */
function addTeacher(text: string, before: StyleFlags['teacher'] = []): StyleFlags['teacher'] {
  const [name, value] = cutAt(text, 'NAME=FILE[,FILE…]')
  const files = value.split(',').filter((file) => file !== '')
  if (files.length === 0) throw new InvalidArgumentError('It must name files: NAME=FILE[,FILE…].')
  const known = before.find((teacher) => teacher.name === name)
  if (known === undefined) return [...before, { name, files }]
  return before.map((teacher) => (teacher === known ? { name, files: [...known.files, ...files] } : teacher))
}

function addReleased(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [name, value] = cutAt(text, 'NAME=YYYY-MM-DD')
  return { ...before, [name]: parseTime(value).slice(0, 10) }
}

function cutAt(text: string, form: string): [name: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`It must have the form ${form}.`)
  return [text.slice(0, at), text.slice(at + 1)]
}
