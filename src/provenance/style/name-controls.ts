import type { StyleReport } from '#contract/style-report.js'
import { CONTROLS_MIN, marginOf, placeSubject } from './place-subject.js'
import type { Affinities } from './style-affinities.js'

/**
 * How often a model that did not learn from any teacher would be named: each control is treated as the suspect against
 * the other controls, by the same margin. The rank p is not asked for here, since one control fewer might make it
 * impossible, and a rate that must be 0 says nothing.
 * @param names of subjects and of teachers, by place
 */
export function nameControls(
  affinities: Affinities,
  teachers: readonly (readonly number[])[],
  names: { subjects: readonly string[]; teachers: readonly string[] },
  controls: readonly number[],
  margin_min: number,
): StyleReport['controls_named'] {
  // Of two controls each would stand against a single one.
  if (controls.length <= CONTROLS_MIN) return { rate: null, count: 0, of: 0, each: [] }
  const each = controls.map((control) => {
    const others = controls.filter((other) => other !== control)
    const standing = placeSubject(affinities, teachers, control, others)
    const margin = marginOf(standing)
    return {
      model: names.subjects[control]!,
      nearest: names.teachers[standing.nearest]!,
      score: standing.own.scores[standing.nearest]!,
      margin,
      named: margin >= margin_min,
    }
  })
  const count = each.filter(({ named }) => named).length
  return { rate: count / each.length, count, of: each.length, each }
}
