import { expect, test } from 'vitest'
import { fitParetoTail, survivalOf } from './generalised-pareto.js'
import { P_VALUE_MIN, testAgainstReplicates } from './replicate-test.js'

/** mulberry32: uniform in (0, 1), repeatable. */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296
  }
}
const normal = (u: () => number) => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u())
function poisson(u: () => number, mean: number): number {
  let count = 0
  for (let product = u(); product > Math.exp(-mean); product *= u()) count++
  return count
}
const draws = {
  normal,
  exponential: (u: () => number) => -Math.log(u()),
  lognormal: (u: () => number) => Math.exp(normal(u)),
  counts: (u: () => number) => Math.floor(-3 * Math.log(u())),
  'rare counts': (u: () => number) => poisson(u, 0.3),
  'small counts': (u: () => number) => poisson(u, 1.5),
  // The most of 20 days on one of which each of 30 accounts was created.
  'scan counts': (u: () => number) => {
    const days = new Uint8Array(20)
    for (let i = 0; i < 30; i++) days[Math.floor(20 * u())]!++
    return Math.max(...days) / 30
  },
  // Pairs that share an item: quadratic in a number that is mostly small, with weights that differ a little.
  'weighted pairs': (u: () => number) => {
    const members = poisson(u, 2)
    return (members * (members - 1) * (5 + u())) / 2
  },
}

test('by rank: p is the share of replicates that reach the observed value, the observed one counted', () => {
  expect(testAgainstReplicates(3, Float64Array.of(1, 2, 3, 4))).toEqual({ expected: 2.5, p_value: 3 / 5, tail: 'rank' })
})

test('few replicates give no tail, whatever is observed', () => {
  expect(testAgainstReplicates(1e9, Float64Array.of(1, 2, 3, 4)).p_value).toBe(1 / 5)
})

test('replicates that are all alike give no tail: 200 zeros cannot make p smaller than 1/201', () => {
  expect(testAgainstReplicates(40, new Float64Array(200))).toEqual({ expected: 0, p_value: 1 / 201, tail: 'rank' })
})

test('one lump above nothing gives no tail either', () => {
  const nulls = Float64Array.from({ length: 200 }, (_, i) => (i < 40 ? 6 : 0))
  expect(testAgainstReplicates(40, nulls)).toMatchObject({ p_value: 1 / 201, tail: 'rank' })
})

test('sets of which nothing could be said are left out; without any p is 1', () => {
  expect(testAgainstReplicates(2, Float64Array.of(Number.NaN, 1, Number.NaN)).p_value).toBe(1 / 2)
  expect(testAgainstReplicates(2, Float64Array.of(Number.NaN))).toEqual({
    expected: Number.NaN,
    p_value: 1,
    tail: 'rank',
  })
})

test('an observed value that is no number is an error of the caller', () => {
  expect(() => testAgainstReplicates(Number.NaN, Float64Array.of(1))).toThrow(RangeError)
})

test('the replicates stay as they were given, and their order does not matter', () => {
  const given = Float64Array.of(5, 1, 3)
  const found = testAgainstReplicates(4, given)
  expect([...given]).toEqual([5, 1, 3])
  expect(testAgainstReplicates(4, Float64Array.of(1, 3, 5))).toEqual(found)
})

test('far beyond every replicate p is the floor, and says that a tail was fitted', () => {
  const u = uniforms(1)
  const nulls = Float64Array.from({ length: 200 }, () => normal(u))
  expect(testAgainstReplicates(1000, nulls)).toMatchObject({ p_value: P_VALUE_MIN, tail: 'gpd' })
})

test.each(Object.entries(draws))('under the null p is uniform or larger: %s', (_, draw) => {
  const u = uniforms(7)
  const runs = 12_000
  const nulls = new Float64Array(200)
  const ps = Array.from({ length: runs }, () => {
    for (let i = 0; i < nulls.length; i++) nulls[i] = draw(u)
    return testAgainstReplicates(draw(u), nulls).p_value
  })
  for (const alpha of [0.5, 0.1, 0.05, 0.01, 0.001, 0.0001]) {
    const below = ps.filter((p) => p <= alpha).length
    // Three standard deviations of the count, and one run of grace where less than one is due. A fit to 50 exceedances
    // adds noise of its own: the far tail may come to twice its share.
    const due = runs * alpha * (alpha < 0.005 ? 2 : 1)
    expect(below, `p <= ${alpha}`).toBeLessThanOrEqual(due + 3 * Math.sqrt(due) + 1)
  }
})

test('by rank p is no larger than it need be', () => {
  const u = uniforms(11)
  const ps = Array.from({ length: 4000 }, () => {
    const nulls = Float64Array.from({ length: 99 }, () => normal(u))
    return testAgainstReplicates(normal(u), nulls).p_value
  })
  for (const alpha of [0.1, 0.5, 0.9]) expect(ps.filter((p) => p <= alpha).length / 4000).toBeCloseTo(alpha, 1)
})

test('the normal tail: never more than a factor of 2 too small, and it follows the exact one down', () => {
  const u = uniforms(3)
  const exact = [
    [3, 1.35e-3],
    [3.5, 2.33e-4],
    [4, 3.17e-5],
  ] as const
  for (const [z, p] of exact) {
    const logs = Array.from({ length: 300 }, () => {
      const nulls = Float64Array.from({ length: 200 }, () => normal(u))
      return Math.log10(testAgainstReplicates(z, nulls).p_value)
    }).sort((a, b) => a - b)
    const median = logs[150]!
    expect(median).toBeGreaterThan(Math.log10(p / 2))
    expect(median).toBeLessThan(Math.log10(p) + 1.6)
  }
})

test('the fit finds scale and shape of tails drawn from it', () => {
  const u = uniforms(5)
  for (const shape of [0, 0.25, 0.6]) {
    const sample = Float64Array.from({ length: 4000 }, () => {
      const x = u()
      return shape === 0 ? -2 * Math.log(x) : (2 * (x ** -shape - 1)) / shape
    }).sort()
    const tail = fitParetoTail(sample)
    expect(tail.shape).toBeCloseTo(shape, 1)
    expect(tail.scale).toBeGreaterThan(1.85)
    expect(tail.scale).toBeLessThan(2.15)
  }
})

test('the survival function: one at zero, e^-1 at the scale of an exponential', () => {
  expect(survivalOf({ shape: 0.3, scale: 2 }, 0)).toBe(1)
  expect(survivalOf({ shape: 0, scale: 2 }, 2)).toBeCloseTo(Math.exp(-1), 12)
  expect(survivalOf({ shape: 0.5, scale: 1 }, 2)).toBeCloseTo(1 / 4, 12)
})
