import { FORM_FIGURES } from './describe-answer.js'
import type { KeptStyle } from './measure-styles.js'

/**
 * Whether two models depart from what is usual in the same answers: for each figure of form the correlation, over the
 * prompts, of what exceeds the mean of all models at that prompt; the mean over the figures, −1 … 1.
 * All models stand in that mean alike, the suspect as well as the controls: left out, it would be the only one that
 * does not correlate with its own part of the mean, and would seem nearer than it is.
 * @returns likeness by subject and reference
 */
export function compareForms(
  subjects: readonly KeptStyle[],
  references: readonly KeptStyle[],
  prompts: readonly number[],
): number[][] {
  const usual = usualForms([...subjects, ...references], prompts)
  return subjects.map((subject) => references.map((reference) => meanCorrelation(subject, reference, prompts, usual)))
}

/** Mean of each figure at each prompt over the models that answered it. */
function usualForms(styles: readonly KeptStyle[], prompts: readonly number[]): Float64Array[] {
  return prompts.map((prompt) => {
    const sums = new Float64Array(FORM_FIGURES)
    let answered = 0
    for (const { form } of styles) {
      const figures = form[prompt]
      if (figures === undefined) continue
      answered++
      for (let figure = 0; figure < FORM_FIGURES; figure++) sums[figure]! += figures[figure]!
    }
    return sums.map((sum) => sum / Math.max(1, answered))
  })
}

function meanCorrelation(
  { form: ours }: KeptStyle,
  { form: theirs }: KeptStyle,
  prompts: readonly number[],
  usual: readonly Float64Array[],
): number {
  const products = new Float64Array(FORM_FIGURES)
  const our_squares = new Float64Array(FORM_FIGURES)
  const their_squares = new Float64Array(FORM_FIGURES)
  for (const [at, prompt] of prompts.entries()) {
    const [our, their, mean] = [ours[prompt], theirs[prompt], usual[at]!]
    if (our === undefined || their === undefined) continue
    for (let figure = 0; figure < FORM_FIGURES; figure++) {
      const a = our[figure]! - mean[figure]!
      const b = their[figure]! - mean[figure]!
      products[figure]! += a * b
      our_squares[figure]! += a * a
      their_squares[figure]! += b * b
    }
  }
  // A figure that never departs from the mean correlates with nothing.
  const correlations = products.map((sum, i) => sum / Math.sqrt(our_squares[i]! * their_squares[i]! || 1))
  return correlations.reduce((sum, one) => sum + one, 0) / FORM_FIGURES
}
