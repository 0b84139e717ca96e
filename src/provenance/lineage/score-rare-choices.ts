import type { GreedyTokens } from '../agreement/greedy-tokens.js'

/**
 * A choice is rare where at most this share of the other models makes it. Weights instead of a bound let common choices
 * decide, there being so many: a model that always gives the usual token was then kin to everybody.
 */
const RARE_SHARE_MAX = 0.25

/**
 * How often each subject makes the candidate's choice where it is a rare one, 0 … 1; 0 where none is. What is rare is
 * counted for each subject among all the others, suspect and controls alike, so that under the null they can change
 * places.
 * @returns one score a subject
 */
export function scoreRareChoices(candidate: GreedyTokens, subjects: readonly GreedyTokens[]): number[] {
  const agreed = new Array<number>(subjects.length).fill(0)
  const rare = new Array<number>(subjects.length).fill(0)
  for (const [at, token] of candidate.tokens.entries()) {
    if (token === null) continue
    const choices = subjects.map(({ tokens }) => tokens[at] ?? null)
    const given = choices.filter((choice) => choice !== null).length
    const same = choices.filter((choice) => choice === token).length
    for (const [own, choice] of choices.entries()) {
      const others_same = choice === token ? same - 1 : same
      if (choice === null || others_same > RARE_SHARE_MAX * (given - 1)) continue
      rare[own]! += 1
      if (choice === token) agreed[own]! += 1
    }
  }
  return agreed.map((count, own) => (rare[own] === 0 ? 0 : count / rare[own]!))
}
