import { InputError } from '#contract/scan.js'
import type { StyleReport } from '#contract/style-report.js'
import { chooseModels, type DatedAnswers, type DatedReference } from './choose-models.js'
import { judgeStyle } from './judge-style.js'
import { measureStyles } from './measure-styles.js'
import { CONTROLS_MIN } from './place-subject.js'
import type { StyleTerms } from './style-lead.js'

/** A model that shares fewer prompts with the suspect cannot be compared with it. */
const SHARED_PROMPTS_MIN = 10

/**
 * Compares a suspect's answers with those of teachers and controls to the same prompts, and says which teacher is
 * nearest, and whether that is a lead. Throws an InputError where too little is left to compare.
 * @param prompts in the order of the answers, where they are known: one that is repeated counts once
 */
export function compareStyle(
  suspect: DatedAnswers,
  references: readonly DatedReference[],
  controls: readonly DatedAnswers[],
  terms: StyleTerms,
  prompts?: readonly string[],
): Omit<StyleReport, 'inputs' | 'results'> {
  const lengths = [suspect, ...references, ...controls].map(({ outputs }) => outputs.length)
  if (prompts !== undefined && Math.max(...lengths) > prompts.length)
    throw new InputError(
      `there are ${prompts.length} prompts, and a file with ${Math.max(...lengths)} answers`,
      '--prompts',
      'Answers must be to these prompts, in their order.',
    )
  const answered = suspect.outputs.flatMap((output, at) => (output?.trim() && isFirst(prompts, at) ? [at] : []))
  if (answered.length < SHARED_PROMPTS_MIN)
    throw new InputError(
      `it holds ${answered.length} answers`,
      suspect.model,
      `At least ${SHARED_PROMPTS_MIN} are needed, and a lead needs many more.`,
    )
  const chosen = chooseModels(suspect, references, controls)
  const enough =
    (as: 'control' | 'reference') =>
    (one: DatedAnswers): boolean => {
      const shared = answered.filter((at) => one.outputs[at]?.trim()).length
      if (shared >= SHARED_PROMPTS_MIN) return true
      chosen.excluded.push({
        model: one.model,
        as,
        reason: `answers ${shared} of the prompts that the suspect answers`,
      })
      return false
    }
  const teachers = chosen.references.filter(enough('reference'))
  const clean = chosen.controls.filter(enough('control'))
  needEnough(teachers, clean)
  const lost = [...new Set(references.map(({ teacher }) => teacher))].filter(
    (name) => !teachers.some(({ teacher }) => teacher === name),
  )
  const table = measureStyles([suspect, ...clean], teachers, suspect.outputs.length)
  return {
    schema_version: 1,
    suspect: suspect.model,
    ...judgeStyle(table, answered, terms),
    excluded: chosen.excluded,
    notes: [
      ...chosen.notes,
      ...(new Set(lengths).size > 1 ? [LENGTHS_DIFFER] : []),
      ...lost.map((name) => `No model of ${name} is left to compare with: it was not ranked.`),
    ],
  }
}

const LENGTHS_DIFFER =
  'The files do not hold equally many answers. Those at the same place were taken to answer the same prompt.'

const isFirst = (prompts: readonly string[] | undefined, at: number): boolean =>
  prompts === undefined || prompts.indexOf(prompts[at]!) === at

function needEnough(teachers: readonly DatedReference[], controls: readonly DatedAnswers[]): void {
  if (teachers.length === 0)
    throw new InputError(
      'no model of a teacher is left to compare with',
      '--teacher',
      'Give one that is older than the suspect and answers the same prompts.',
    )
  if (controls.length < CONTROLS_MIN)
    throw new InputError(
      `${controls.length} controls are left, and ${CONTROLS_MIN} are needed`,
      '--control',
      'Give more models that did not learn from the teachers; the suspect, teachers and repeats do not count.',
    )
}
