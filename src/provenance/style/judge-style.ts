import type { StyleReport } from '#contract/style-report.js'
import { measureStability } from './measure-stability.js'
import type { StyleTable } from './measure-styles.js'
import { nameControls } from './name-controls.js'
import { CONTROLS_MIN, placeSubject } from './place-subject.js'
import { rankTeachers } from './rank-teachers.js'
import { styleAffinities } from './style-affinities.js'
import { controlsNeeded, STYLE_PROMPTS_MIN, type StyleTerms, stateStyle, whyNoLead } from './style-lead.js'

export type StyleJudgement = Omit<
  StyleReport,
  'schema_version' | 'suspect' | 'excluded' | 'notes' | 'inputs' | 'results'
>

/**
 * Which teacher a suspect is nearest to, against controls that did not learn from any of them. Five measures are put
 * in spreads of the controls and averaged with equal weights: weights that were fitted to a few known students would
 * know those students. The unit of inference is the model; prompts of one model are not independent.
 * (Measurements: `npm run bench -- style`.)
 * @param table subject 0 is the suspect, the others are the controls: at least two
 * @param prompts places of the prompts that count
 * @param halves of the prompts that stability is measured with
 */
export function judgeStyle(
  table: StyleTable,
  prompts: readonly number[],
  terms: StyleTerms,
  halves?: number,
): StyleJudgement {
  const [suspect, ...controls] = table.subjects
  const names = [...new Set(table.references.map(({ teacher }) => teacher))]
  const teachers = names.map((name) => table.references.flatMap((one, at) => (one.teacher === name ? [at] : [])))
  if (suspect === undefined || controls.length < CONTROLS_MIN || names.length === 0)
    throw new RangeError(`one suspect, ${CONTROLS_MIN} controls and a teacher are needed`)
  const places = controls.map((_, at) => at + 1)
  const affinities = styleAffinities(table, prompts)
  const ranking = rankTeachers(affinities, table.references, placeSubject(affinities, teachers, 0, places), names)
  const nearest = ranking[0]!
  const stability = measureStability(table, teachers, prompts, names.indexOf(nearest.teacher), halves)
  const named = { subjects: table.subjects, teachers: names }
  const controls_named = nameControls(affinities, teachers, named, places, terms.margin_min)
  const seen = { stability, controls: controls.length, prompts: prompts.length }
  const why_no_lead = whyNoLead(nearest, seen, terms)
  const lead = why_no_lead.length === 0 ? nearest.teacher : null
  return {
    ranking,
    lead,
    lead_needs: {
      ...terms,
      controls_min: controlsNeeded(terms.rank_p_max),
      prompts_min: STYLE_PROMPTS_MIN,
    },
    why_no_lead,
    controls,
    controls_named,
    prompts: prompts.length,
    stability,
    grade: lead === null ? 'not shown' : 'lead',
    statement: stateStyle(suspect, nearest, lead !== null, { controls: controls.length, controls_named }),
  }
}
