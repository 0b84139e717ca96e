import { compareAnswers } from './compare-answers.js'
import { type AnswerStyle, describeAnswer } from './describe-answer.js'

/** A model's answers; prompt by prompt, null or '' where there is none. */
export interface Answers {
  model: string
  outputs: readonly (string | null)[]
}

/** One model as a teacher, one of perhaps several dated versions. */
export interface Reference extends Answers {
  teacher: string
}

/** What of a model is kept after its answers were compared; per prompt, undefined where it gave no answer. */
export interface KeptStyle {
  openings: (Uint32Array | undefined)[]
  form: (Float64Array | undefined)[]
}

/** Likeness of one subject to one reference, prompt by prompt; NaN where one of them gave no answer. */
export interface PairLikeness {
  prefix: Float32Array
  shapes: Float32Array
  trigrams: Float32Array
}

/** All that the measures are computed from, for any choice of prompts. No texts. */
export interface StyleTable {
  prompts: number
  /** names; subjects are what is compared with the references: the suspect and the controls */
  subjects: string[]
  references: { teacher: string; model: string }[]
  pairs: PairLikeness[][]
  subject_styles: KeptStyle[]
  reference_styles: KeptStyle[]
}

/** No answer is read beyond this: style shows long before, and answers of a broken model may be endless. */
export const ANSWER_CHARACTERS_MAX = 20_000

/**
 * Compares every subject with every reference. Subjects are described one after the other, so that memory is bounded
 * by the references.
 */
export function measureStyles(
  subjects: readonly Answers[],
  references: readonly Reference[],
  prompts: number,
  characters_max = ANSWER_CHARACTERS_MAX,
): StyleTable {
  const describe = ({ outputs }: Answers): AnswerStyle[] =>
    Array.from({ length: prompts }, (_, at) => describeAnswer(outputs[at] ?? null, characters_max))
  const described = references.map(describe)
  const table: StyleTable = {
    prompts,
    subjects: subjects.map(({ model }) => model),
    references: references.map(({ teacher, model }) => ({ teacher, model })),
    pairs: [],
    subject_styles: [],
    reference_styles: described.map(keep),
  }
  for (const subject of subjects) {
    const own = describe(subject)
    table.pairs.push(described.map((reference) => comparePair(own, reference)))
    table.subject_styles.push(keep(own))
  }
  return table
}

const isGiven = ({ head }: AnswerStyle): boolean => head.length > 0

const keep = (styles: readonly AnswerStyle[]): KeptStyle => ({
  openings: styles.map((style) => (isGiven(style) ? style.openings : undefined)),
  form: styles.map((style) => (isGiven(style) ? style.form : undefined)),
})

function comparePair(ours: readonly AnswerStyle[], theirs: readonly AnswerStyle[]): PairLikeness {
  const empty = (): Float32Array => new Float32Array(ours.length).fill(Number.NaN)
  const pair = { prefix: empty(), shapes: empty(), trigrams: empty() }
  for (const [at, our] of ours.entries()) {
    const their = theirs[at]!
    if (!isGiven(our) || !isGiven(their)) continue
    const { prefix, shapes, trigrams } = compareAnswers(our, their)
    pair.prefix[at] = prefix
    pair.shapes[at] = shapes
    pair.trigrams[at] = trigrams
  }
  return pair
}
