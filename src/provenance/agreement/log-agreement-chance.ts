import { logBinomialTail } from '#lib/log-binomial-tail.js'
import type { GreedyTokens } from './greedy-tokens.js'

/**
 * ln p that the suspect agrees with the candidate no more often than with the control, on the same prompts: prompts
 * where it agrees with just one of them are a fair coin under the null (McNemar 1947, exact, one side). Nikolic, Baluta
 * and Saxena (arXiv 2502.00706) compare two rates as if prompts were drawn anew for each; these are the same prompts.
 */
export function logAgreementChance(suspect: GreedyTokens, candidate: GreedyTokens, control: GreedyTokens): number {
  let with_candidate = 0
  let with_control = 0
  for (const [at, own] of suspect.tokens.entries()) {
    const [near, far] = [candidate.tokens[at] ?? null, control.tokens[at] ?? null]
    if (own === null || near === null || far === null || near === far) continue
    if (own === near) with_candidate++
    else if (own === far) with_control++
  }
  const told_apart = with_candidate + with_control
  return told_apart === 0 ? 0 : logBinomialTail(with_candidate, told_apart, 0.5)
}
