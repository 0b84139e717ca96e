import { type Affinities, STYLE_MEASURES } from './style-affinities.js'

/** How one subject stands to each teacher, in the order of the teachers; in spreads of the controls. */
export interface TeacherScores {
  /** closeness less the mean closeness to the other teachers; closeness itself where there is one teacher */
  scores: number[]
  /** mean of the measures */
  closeness: number[]
  /** by teacher and measure */
  measures: number[][]
}

/**
 * The spread of controls about one teacher is known from a few models only. It is drawn towards the mean over all
 * teachers as if that were known from so many models: with few controls the common spread decides, with many the own.
 * Without it a teacher whom the controls happen to resemble alike would seem nearest to everybody.
 */
const COMMON_SPREAD_MODELS = 20
/** No measure is known more finely than this with the numbers of prompts that can be asked. */
const SPREAD_MIN = 0.002
/** In spreads: one measure alone must not outvote the others. */
const MEASURE_MAX = 20
/** Median absolute deviation of a normal variable to its standard deviation. */
const MAD_TO_SD = 1.4826

/**
 * Scores a subject against controls (places of subjects). Of a teacher's references the nearest counts, for the subject
 * and for the controls alike, so that a teacher with many versions has no advantage. Location and spread of the
 * controls are median and median absolute deviation: controls that are kin to a teacher do not hide its students.
 * @param teachers for each teacher the places of its references
 */
export function scoreTeachers(
  affinities: Affinities,
  teachers: readonly (readonly number[])[],
  subject: number,
  controls: readonly number[],
): TeacherScores {
  const by_measure = STYLE_MEASURES.map((measure) => scoreMeasure(affinities[measure], teachers, subject, controls))
  const measures = teachers.map((_, teacher) => by_measure.map((scores) => scores[teacher]!))
  const closeness = measures.map(mean)
  return { closeness, measures, scores: closeness.map((own, teacher) => own - meanOfOthers(closeness, teacher)) }
}

function scoreMeasure(
  likeness: readonly (readonly number[])[],
  teachers: readonly (readonly number[])[],
  subject: number,
  controls: readonly number[],
): number[] {
  const nearest = (of: number, references: readonly number[]): number =>
    Math.max(...references.map((reference) => likeness[of]![reference]!))
  const nulls = teachers.map((references) => locate(controls.map((control) => nearest(control, references))))
  const common = mean(nulls.map(({ variance }) => variance))
  const own_weight = (controls.length - 1) / (controls.length - 1 + COMMON_SPREAD_MODELS)
  return teachers.map((references, teacher) => {
    const { centre, variance } = nulls[teacher]!
    const spread = Math.sqrt(own_weight * variance + (1 - own_weight) * common)
    const score = (nearest(subject, references) - centre) / Math.max(spread, SPREAD_MIN)
    return Math.max(-MEASURE_MAX, Math.min(MEASURE_MAX, score))
  })
}

function locate(values: readonly number[]): { centre: number; variance: number } {
  const centre = middle(values)
  const deviation = MAD_TO_SD * middle(values.map((value) => Math.abs(value - centre)))
  // Of few values the deviation from their own median is too small (Croux and Rousseeuw 1992, n / (n − 0.8)).
  return { centre, variance: (deviation * deviation * values.length) / (values.length - 0.8) }
}

/** The median; of an even number the mean of the two in the middle, for there may be no more than two controls. */
function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const meanOfOthers = (values: readonly number[], place: number): number =>
  values.length === 1 ? 0 : mean(values.filter((_, at) => at !== place))
