import { fitParetoTail, survivalOf } from './generalised-pareto.js'

/** What a statistic is worth against the same statistic of matched innocent sets. */
export interface ReplicateTest {
  /** mean of the replicates: what chance predicts; NaN where there are none */
  expected: number
  /** in [1e-12, 1] */
  p_value: number
  /** how p_value was had: from the rank alone, or from a generalised Pareto tail beyond the largest replicate */
  tail: 'rank' | 'gpd'
}

/** A fitted tail is an extrapolation: below this it says no more than «far beyond». */
export const P_VALUE_MIN = 1e-12
/**
 * The tail is fitted to the highest quarter of the replicates: 50 of 200 (Knijnenburg et al., Bioinformatics 25, 2009).
 * Where many of them are tied with the threshold, as counts are, the highest half stands in.
 */
const TAIL_SHARES = [0.25, 0.5]
/** Fewer exceedances do not fix a scale; all alike they are one lump. On a lattice of counts the fit errs upward. */
const EXCEEDANCES_MIN = 20
const DISTINCT_MIN = 2

/**
 * Tests a statistic, of which higher values speak for the verdict, against its replicates: p = (1 + #{null ≥ s})/(1 + B).
 * Only where it exceeds them all may a generalised Pareto tail give a smaller p. Replicates that are not numbers (nothing
 * could be said of the set) are left out; without any replicate p is 1.
 */
export function testAgainstReplicates(observed: number, replicates: Float64Array): ReplicateTest {
  if (!Number.isFinite(observed)) throw new RangeError(`the observed statistic is no number: ${observed}`)
  const nulls = replicates.filter((value) => Number.isFinite(value)).sort()
  const count = nulls.length
  if (count === 0) return { expected: Number.NaN, p_value: 1, tail: 'rank' }
  const expected = nulls.reduce((a, b) => a + b, 0) / count
  const reached = nulls.reduce((n, value) => n + (value >= observed ? 1 : 0), 0)
  const ranked = (1 + reached) / (1 + count)
  const beyond = reached === 0 ? tailProbability(observed, nulls) : undefined
  if (beyond === undefined || beyond >= ranked) return { expected, p_value: ranked, tail: 'rank' }
  return { expected, p_value: Math.max(P_VALUE_MIN, beyond), tail: 'gpd' }
}

/** P(null > observed) by the fitted tail; undefined where the replicates hold no tail that could be fitted. */
function tailProbability(observed: number, nulls: Float64Array): number | undefined {
  const count = nulls.length
  for (const tail of TAIL_SHARES) {
    const threshold = nulls[count - 1 - Math.floor(count * tail)]!
    // Ties with the threshold are no exceedances.
    const exceedances = nulls.filter((value) => value > threshold).map((value) => value - threshold)
    if (exceedances.length < EXCEEDANCES_MIN || new Set(exceedances).size < DISTINCT_MIN) continue
    const share = (1 + exceedances.length) / (1 + count)
    return share * survivalOf(fitParetoTail(exceedances), observed - threshold)
  }
  return undefined
}
