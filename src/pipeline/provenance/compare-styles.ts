import { InputError } from '#contract/scan.js'
import type { StyleJob, StyleReport } from '#contract/style-report.js'
import type { DatedAnswers } from '#provenance/style/choose-models.js'
import { compareStyle } from '#provenance/style/compare-style.js'
import { STYLE_MARGIN_MIN, STYLE_RANK_P_MAX } from '#provenance/style/style-lead.js'
import { styleResult } from '#provenance/style/style-result.js'
import { type ReadAnswers, readAnswers, readPromptList } from './read-answers.js'
import { readPlannedTest } from './read-planned-test.js'
import { styleMade } from './style-made.js'

/** `stillwatch provenance style`: reads the files of answers and compares them. Throws an InputError for bad input. */
export async function compareStyles(job: StyleJob): Promise<StyleReport> {
  const { released } = job
  const prompts = job.prompts === undefined ? undefined : await readPromptList(job.prompts)
  const given = { margin: job.margin_min, rank_p: job.rank_p_max }
  const { suspect: name, settings } = await readPlannedTest(job, 'style', given)
  const suspect = await readAnswers(job.suspect, released)
  const references: { teacher: string; answers: ReadAnswers }[] = []
  for (const { name, files } of job.teachers)
    for (const file of files) references.push({ teacher: name, answers: await readAnswers(file, released) })
  const controls: ReadAnswers[] = []
  for (const file of job.controls) controls.push(await readAnswers(file, released))
  const all = [suspect, ...references.map(({ answers }) => answers), ...controls]
  refuseUnknownNames(released, all, job)
  const report = compareStyle(
    { ...dated(suspect), model: name ?? suspect.model },
    references.map(({ teacher, answers }) => ({ teacher, ...dated(answers, released[teacher]) })),
    controls.map((answers) => dated(answers)),
    { margin_min: settings.margin ?? STYLE_MARGIN_MIN, rank_p_max: settings.rank_p ?? STYLE_RANK_P_MAX },
    prompts,
  )
  const made = await styleMade(job, settings)
  return { ...report, inputs: all.map(({ input }) => input), results: [{ ...styleResult(report), ...made }] }
}

/** A day given for a whole teacher holds for those of its models that have none of their own. */
const dated = ({ model, outputs, released_on }: ReadAnswers, of_teacher?: string): DatedAnswers => ({
  model,
  outputs,
  released: released_on ?? of_teacher ?? null,
})

/** A name that is misspelt would let a younger reference stay. */
function refuseUnknownNames(released: StyleJob['released'], all: readonly ReadAnswers[], { teachers }: StyleJob): void {
  const known = new Set([
    ...all.flatMap(({ model, input }) => [model, input.file, input.file.replace(/^.*[\\/]/, '')]),
    ...teachers.map(({ name }) => name),
  ])
  const unknown = Object.keys(released).find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new InputError(
    'no model, teacher or file has this name',
    `--released ${unknown}`,
    `Models here are ${all.map(({ model }) => model).join(', ')}.`,
  )
}
