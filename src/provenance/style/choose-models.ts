import type { StyleReport } from '#contract/style-report.js'
import type { Answers, Reference } from './measure-styles.js'

export interface DatedAnswers extends Answers {
  /** YYYY-MM-DD */
  released: string | null
}
export interface DatedReference extends Reference, DatedAnswers {}

export interface ChosenModels {
  references: DatedReference[]
  controls: DatedAnswers[]
  excluded: StyleReport['excluded']
  notes: string[]
}

/** So many of the answers that both gave are the same to the letter: one model, or one file with gaps. */
const SAME_ANSWERS_MIN = 0.9

/**
 * Leaves out what would mislead: references that are younger than the suspect, and models that are there twice. A
 * control that is the suspect itself would rank as high as the suspect; one that is a teacher, above it; and the same
 * control twice would count as two.
 */
export function chooseModels(
  suspect: DatedAnswers,
  references: readonly DatedReference[],
  controls: readonly DatedAnswers[],
): ChosenModels {
  const chosen: ChosenModels = { references: [], controls: [], excluded: [], notes: [] }
  const leaveOut = (model: string, as: 'control' | 'reference', reason: string): void => {
    chosen.excluded.push({ model, as, reason })
  }
  for (const one of references) {
    const twice = chosen.references.find((other) => other.teacher === one.teacher && isSame(other, one))
    if (isYounger(one, suspect)) leaveOut(one.model, 'reference', `released ${one.released}, after the suspect`)
    else if (twice !== undefined) leaveOut(one.model, 'reference', `the same answers as ${twice.model}`)
    else chosen.references.push(one)
  }
  for (const one of controls) {
    const twice = [suspect, ...references, ...chosen.controls].find((other) => isSame(other, one))
    if (twice === undefined) chosen.controls.push(one)
    else leaveOut(one.model, 'control', twice === suspect ? 'the suspect itself' : `the same answers as ${twice.model}`)
  }
  chosen.notes.push(...notesOn(suspect, chosen.references))
  return chosen
}

/** A release on the same day does not exclude. Where one of them has no date, nothing is known. */
const isYounger = (one: DatedAnswers, than: DatedAnswers): boolean =>
  one.released !== null && than.released !== null && one.released > than.released

function notesOn(suspect: DatedAnswers, references: readonly DatedReference[]): string[] {
  const undated = references.filter(({ released }) => released === null).map(({ model }) => model)
  const same = references.filter((reference) => isSame(reference, suspect))
  return [
    ...(suspect.released === null
      ? ['The suspect has no release day, so no reference was left out for being younger.']
      : undated.length > 0
        ? [`Without a release day, and not checked for being younger than the suspect: ${undated.join(', ')}.`]
        : []),
    ...same.map(
      ({ model, teacher }) =>
        `Most answers of the suspect are those of ${model} (${teacher}) to the letter: it may be passed through or resold, which is not learning.`,
    ),
  ]
}

/** Whether nearly all answers that both gave are the same, and both gave nearly as many. */
function isSame(ours: Answers, theirs: Answers): boolean {
  let both = 0
  let same = 0
  const end = Math.min(ours.outputs.length, theirs.outputs.length)
  for (let at = 0; at < end; at++) {
    const [our, their] = [ours.outputs[at]?.trim(), theirs.outputs[at]?.trim()]
    if (!our || !their) continue
    both++
    if (our === their) same++
  }
  return both > 0 && same / both >= SAME_ANSWERS_MIN
}
