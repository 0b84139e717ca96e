/** Accounts with so many exchanges: of a campaign, and of a sample of innocents. */
export interface Stratum {
  /** the power of two */
  stratum: number
  members: number
  innocents: number
}

const MILLION = 1_000_000
const STRATA = 33

/**
 * With what chance an innocent account is drawn, by its stratum, in millionths: so that a set has as many accounts of each
 * activity as the campaign. Where hardly anybody is as active as the campaign is, all have the same chance.
 */
export function matchRates(strata: readonly Stratum[]): { rates: bigint[]; matched: boolean } {
  const total = (of: (one: Stratum) => number): number => strata.reduce((sum, one) => sum + of(one), 0)
  const members = total((one) => one.members)
  const reached = total((one) => Math.min(one.members, one.innocents))
  const matched = reached >= 0.5 * members
  const rateOf = (stratum: number): number => {
    const one = strata.find((other) => other.stratum === stratum)
    if (!matched)
      return (
        members /
        Math.max(
          1,
          total((other) => other.innocents),
        )
      )
    return one === undefined || one.innocents === 0 ? 0 : one.members / one.innocents
  }
  const rates = Array.from({ length: STRATA }, (_, stratum) =>
    BigInt(Math.round(MILLION * Math.min(1, rateOf(stratum)))),
  )
  return { rates, matched }
}
