import type { KeptStyle } from './measure-styles.js'

/**
 * How alike two models open their answers over all prompts: the cosine of ln(1 + count) of the openings of one to five
 * tokens, 0 … 1. Unlike the common beginning it does not need both to begin the same answer in the same way.
 * @returns likeness by subject and reference
 */
export function compareOpenings(
  subjects: readonly KeptStyle[],
  references: readonly KeptStyle[],
  prompts: readonly number[],
): number[][] {
  const profiles = references.map((style) => profileOf(style, prompts))
  return subjects.map((style) => {
    const own = profileOf(style, prompts)
    return profiles.map((profile) => cosine(own, profile))
  })
}

interface Profile {
  weights: Map<number, number>
  norm: number
}

function profileOf({ openings }: KeptStyle, prompts: readonly number[]): Profile {
  const counts = new Map<number, number>()
  for (const prompt of prompts)
    for (const opening of openings[prompt] ?? []) counts.set(opening, (counts.get(opening) ?? 0) + 1)
  let squares = 0
  for (const [opening, count] of counts) {
    const weight = Math.log1p(count)
    counts.set(opening, weight)
    squares += weight * weight
  }
  return { weights: counts, norm: Math.sqrt(squares) }
}

function cosine(ours: Profile, theirs: Profile): number {
  let sum = 0
  for (const [opening, weight] of ours.weights) sum += weight * (theirs.weights.get(opening) ?? 0)
  return ours.norm * theirs.norm === 0 ? 0 : sum / (ours.norm * theirs.norm)
}
