import { answerTokens, hashToken, joinHashes, tokenShape } from './answer-tokens.js'

/** Common beginnings are counted so far: further on, agreement is about the subject. */
export const PREFIX_TOKENS = 12
/** Openings of one to so many tokens are counted. */
export const OPENING_TOKENS = 5
/** Figures of form; see `formOf`. */
export const FORM_FIGURES = 8

/** What of one answer is compared. Hashes only; an empty answer has a head of no tokens. */
export interface AnswerStyle {
  /** hashes of the first tokens, at most `PREFIX_TOKENS` */
  head: Uint32Array
  /** hashes of its first 1, 2, … `OPENING_TOKENS` tokens */
  openings: Uint32Array
  /** distinct, sorted */
  trigrams: Uint32Array
  /** distinct 4-grams of shapes, sorted */
  shapes: Uint32Array
  /** length, lines, lists, marks, … as logarithms: `FORM_FIGURES` numbers */
  form: Float64Array
  /** of the whole trimmed text: the same answer has the same */
  text: number
}

/** @param characters_max how much of an answer is read */
export function describeAnswer(text: string | null, characters_max: number): AnswerStyle {
  const said = (text ?? '').slice(0, characters_max).trim()
  const tokens = answerTokens(said, characters_max)
  const hashes = Uint32Array.from(tokens, hashToken)
  const shapes = Uint32Array.from(tokens, (token) => hashToken(tokenShape(token)))
  return {
    head: hashes.slice(0, PREFIX_TOKENS),
    openings: openingsOf(hashes),
    trigrams: gramsOf(hashes, 3),
    shapes: gramsOf(shapes, 4),
    form: formOf(said, tokens.length),
    text: hashToken(said),
  }
}

function openingsOf(hashes: Uint32Array): Uint32Array {
  const openings: number[] = []
  let opening = 0
  for (const hash of hashes.subarray(0, OPENING_TOKENS)) {
    opening = joinHashes(opening, hash)
    openings.push(opening)
  }
  return Uint32Array.from(openings)
}

/** Distinct runs of `length` tokens, sorted. */
function gramsOf(hashes: Uint32Array, length: number): Uint32Array {
  const grams = new Uint32Array(Math.max(0, hashes.length - length + 1))
  for (let from = 0; from < grams.length; from++) {
    let gram = hashes[from]!
    for (let i = from + 1; i < from + length; i++) gram = joinHashes(gram, hashes[i]!)
    grams[from] = gram
  }
  return distinct(grams.sort())
}

/** The values of a sorted list, each once. */
function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at]!
  return sorted.slice(0, count)
}

/** How long it is and how it is laid out; logarithms, so that one long answer does not decide. */
function formOf(text: string, tokens: number): Float64Array {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return Float64Array.of(
    Math.log1p(tokens),
    Math.log1p(text.split('\n').length),
    Math.log1p(count(/^\s*\d+[.)]/gm)),
    Math.log1p(count(/^\s*[-*•]/gm)),
    Math.log1p(count(/\*\*|^#/gm)),
    Math.log1p(count(/!/g)),
    Math.log1p(count(/```/g)),
    Math.log1p(text.length / Math.max(1, tokens)),
  )
}
