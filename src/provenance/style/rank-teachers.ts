import type { RankedTeacher } from '#contract/style-report.js'
import type { Reference } from './measure-styles.js'
import { marginOf, type Standing } from './place-subject.js'
import { type Affinities, STYLE_MEASURES } from './style-affinities.js'

/** The teachers as the suspect (subject 0) stands to them, nearest first; ties by name. @param names by place */
export function rankTeachers(
  affinities: Affinities,
  references: readonly Pick<Reference, 'teacher' | 'model'>[],
  standing: Standing,
  names: readonly string[],
): RankedTeacher[] {
  const { own, controls } = standing
  const ranked = names.map((teacher, place) => {
    const controls_above = controls.filter(({ scores }) => scores[place]! >= own.scores[place]!).length
    return {
      teacher,
      score: own.scores[place]!,
      closeness: own.closeness[place]!,
      rank_p: (1 + controls_above) / (1 + controls.length),
      controls_above,
      margin: marginOf(standing, place),
      control_scores: controls.map(({ scores }) => scores[place]!).sort((a, b) => a - b),
      reference: nearestReference(affinities, references, teacher),
      measures: Object.fromEntries(STYLE_MEASURES.map((measure, at) => [measure, own.measures[place]![at]!])),
    }
  })
  return ranked.sort((a, b) => b.score - a.score || (a.teacher < b.teacher ? -1 : 1))
}

/** The model of a teacher that most measures find nearest. */
function nearestReference(
  affinities: Affinities,
  references: readonly Pick<Reference, 'teacher' | 'model'>[],
  teacher: string,
): string {
  const own = references.flatMap((one, at) => (one.teacher === teacher ? [at] : []))
  const votes = own.map((at) => {
    const nearest = STYLE_MEASURES.filter((measure) => {
      const likeness = affinities[measure][0]!
      return likeness[at] === Math.max(...own.map((other) => likeness[other]!))
    })
    return { model: references[at]!.model, votes: nearest.length }
  })
  return votes.reduce((best, one) => (one.votes > best.votes ? one : best)).model
}
