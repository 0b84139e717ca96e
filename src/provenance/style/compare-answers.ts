import type { AnswerStyle } from './describe-answer.js'

/** What two answers to one prompt have in common, by measure. */
export interface AnswerLikeness {
  /** ln(1 + tokens that both begin with), at most ln 13 */
  prefix: number
  /** of distinct 4-grams of shapes: in common over the geometric mean of both, 0 … 1 */
  shapes: number
  /** of distinct trigrams of words: in common over all, 0 … 1 */
  trigrams: number
}

/** Compares two answers to the same prompt. Neither may be empty. */
export function compareAnswers(ours: AnswerStyle, theirs: AnswerStyle): AnswerLikeness {
  const shapes = countCommon(ours.shapes, theirs.shapes)
  const trigrams = countCommon(ours.trigrams, theirs.trigrams)
  return {
    prefix: Math.log1p(commonPrefix(ours.head, theirs.head)),
    // One is added, so that two answers of a word each are not alike beyond measure.
    shapes: shapes / (1 + Math.sqrt(ours.shapes.length * theirs.shapes.length)),
    trigrams: trigrams / (1 + ours.trigrams.length + theirs.trigrams.length - trigrams),
  }
}

function commonPrefix(ours: Uint32Array, theirs: Uint32Array): number {
  const end = Math.min(ours.length, theirs.length)
  let at = 0
  while (at < end && ours[at] === theirs[at]) at++
  return at
}

/** How many values two sorted lists share. */
function countCommon(ours: Uint32Array, theirs: Uint32Array): number {
  let common = 0
  let i = 0
  let j = 0
  while (i < ours.length && j < theirs.length) {
    const [a, b] = [ours[i]!, theirs[j]!]
    if (a === b) common++
    if (a <= b) i++
    if (b <= a) j++
  }
  return common
}
