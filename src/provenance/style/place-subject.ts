import { scoreTeachers, type TeacherScores } from './score-teachers.js'
import type { Affinities } from './style-affinities.js'

/** Where a subject stands among controls: its nearest teacher, and how far it is above the highest control for it. */
export interface Standing {
  own: TeacherScores
  /** place of the teacher with the highest score */
  nearest: number
  /** scores of the controls, each against the other controls */
  controls: TeacherScores[]
}

/** Fewer controls have no spread. */
export const CONTROLS_MIN = 2

/**
 * Places a subject among controls. Each control is scored against the others: were it its own control, it would seem
 * nearer to the middle than the suspect can be. Needs at least two controls beside each.
 */
export function placeSubject(
  affinities: Affinities,
  teachers: readonly (readonly number[])[],
  subject: number,
  controls: readonly number[],
): Standing {
  const own = scoreTeachers(affinities, teachers, subject, controls)
  return {
    own,
    nearest: own.scores.indexOf(Math.max(...own.scores)),
    controls: controls.map((control) =>
      scoreTeachers(affinities, teachers, control, controlsBeside(control, controls)),
    ),
  }
}

/** With two controls only, one is left: it has no spread of its own, so both stand in for it. */
function controlsBeside(control: number, controls: readonly number[]): readonly number[] {
  return controls.length > CONTROLS_MIN ? controls.filter((other) => other !== control) : controls
}

/**
 * How far the subject's score for its nearest teacher is above that of the highest control, in spreads; the lesser of
 * the score (nearer to this teacher than to the others) and of closeness (near to it at all): a model that is far from
 * everybody is nearest to somebody, and a model that is better than the controls is nearer to every teacher.
 */
export function marginOf({ own, nearest, controls }: Standing, teacher = nearest): number {
  const above = (read: (scores: TeacherScores) => number[]): number =>
    read(own)[teacher]! - Math.max(...controls.map((scores) => read(scores)[teacher]!))
  return Math.min(
    above(({ scores }) => scores),
    above(({ closeness }) => closeness),
  )
}
