/** Sums of exchanges by value, of one kind and one set of accounts. */
export interface Mix {
  set: number
  kind: string
  values: readonly string[]
  counts: readonly number[]
}

/** How much of two mixes is the same: 1 less half the sum of absolute differences of shares. */
export function overlapOf(a: Mix, b: Mix): number {
  const total = (mix: Mix): number => mix.counts.reduce((sum, count) => sum + count, 0)
  const [all_a, all_b] = [total(a), total(b)]
  if (all_a === 0 || all_b === 0) return 0
  const counts = new Map(b.values.map((value, place) => [value, b.counts[place]!]))
  return a.values.reduce(
    (sum, value, place) => sum + Math.min(a.counts[place]! / all_a, (counts.get(value) ?? 0) / all_b),
    0,
  )
}

export interface MixLikeness {
  kind: string
  observed: number
  expected: number
  p_value: number
  /** sets of innocents it was compared with */
  replicates: number
  others: { count: number; as_alike: number }
}

/**
 * How alike two campaigns are in one kind of mix: beside sets of innocent accounts held against the first, and beside the
 * other campaigns. Undefined where one of them has no such mix, or nobody is there to compare with.
 */
export function compareMixes(
  kind: string,
  {
    first,
    second,
    others,
    innocents,
  }: { first: readonly Mix[]; second: readonly Mix[]; others: readonly Mix[]; innocents: readonly Mix[] },
): MixLikeness | undefined {
  const of = (mixes: readonly Mix[]): Mix[] => mixes.filter((mix) => mix.kind === kind)
  const [[a], [b]] = [of(first), of(second)]
  const nulls =
    a === undefined
      ? []
      : of(innocents)
          .map((mix) => overlapOf(a, mix))
          .sort((x, y) => x - y)
  if (a === undefined || b === undefined || nulls.length === 0) return undefined
  const observed = overlapOf(a, b)
  const reached = (values: readonly number[]): number => values.filter((value) => value >= observed).length
  const elsewhere = of(others).map((mix) => overlapOf(a, mix))
  return {
    kind,
    observed,
    expected: nulls[nulls.length >> 1]!,
    p_value: (1 + reached(nulls)) / (nulls.length + 1),
    replicates: nulls.length,
    others: { count: elsewhere.length, as_alike: reached(elsewhere) },
  }
}
