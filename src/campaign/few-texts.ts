import type { TextSample } from '#contract/profiles.js'

/** At most `most` of the texts an account, of the accounts that are named; the first ones, which the sample orders by hash. */
export function fewTexts(
  sample: TextSample,
  texts: readonly number[],
  most: number,
  accounts?: ReadonlySet<number>,
): number[] {
  const taken = new Map<number, number>()
  return texts.filter((t) => {
    const account = sample.account[t]!
    const count = taken.get(account) ?? 0
    if ((accounts && !accounts.has(account)) || count >= most) return false
    taken.set(account, count + 1)
    return true
  })
}
