/** What a model's greedy decoding gave, prompt by prompt: a token id or its text; null where it gave none. */
export interface GreedyTokens {
  model: string
  tokens: readonly (number | string | null)[]
}

/** Prompts where both gave a token, and in how many of them it is the same. */
export function countAgreement(ours: GreedyTokens, theirs: GreedyTokens): { both: number; same: number } {
  let both = 0
  let same = 0
  const end = Math.min(ours.tokens.length, theirs.tokens.length)
  for (let at = 0; at < end; at++) {
    const [our, their] = [ours.tokens[at] ?? null, theirs.tokens[at] ?? null]
    if (our === null || their === null) continue
    both++
    if (our === their) same++
  }
  return { both, same }
}

export const agreementRate = (ours: GreedyTokens, theirs: GreedyTokens): number => {
  const { both, same } = countAgreement(ours, theirs)
  return both === 0 ? 0 : same / both
}
