import type { TextSample } from '#contract/profiles.js'

/**
 * Mean share of a text's words and word pairs that few accounts of the group hold (at most `few_share` of them, two at
 * least). Classmates and evaluators send the same few prompts: nearly nothing is fresh. A deck that is dealt out goes
 * on bringing new words. Words common to the whole group (its template) count neither way.
 */
export function deckFreshness(
  sample: TextSample,
  texts: readonly number[],
  { few_share, common_share }: { few_share: number; common_share: number },
): number {
  const holders = new Map<number, Set<number>>()
  const accounts = new Set<number>()
  for (const t of texts) {
    const account = sample.account[t]!
    accounts.add(account)
    for (let k = sample.offsets[t]!; k < sample.offsets[t + 1]!; k++) {
      const token = sample.tokens[k]!
      const held = holders.get(token)
      if (held) held.add(account)
      else holders.set(token, new Set([account]))
    }
  }
  const few = Math.max(2, few_share * accounts.size)
  let fresh = 0
  let counted = 0
  for (const t of texts) {
    for (let k = sample.offsets[t]!; k < sample.offsets[t + 1]!; k++) {
      const held = holders.get(sample.tokens[k]!)!.size
      if (held > common_share * accounts.size) continue
      counted++
      if (held <= few) fresh++
    }
  }
  return counted === 0 ? 0 : fresh / counted
}
