/** of the normal distribution, two sides of 95 % */
const Z = 1.959963984540054

/**
 * 95 % interval of a mean score: Wilson's (JASA 22, 1927) where every score is 0 or 1, else mean ± z·sd/√n. It takes
 * scored tokens as independent, as the exact chance does; without any there is none.
 */
export function observedInterval(sum: number, squares: number, scored: number): [number, number] | null {
  if (scored === 0) return null
  const mean = sum / scored
  if (squares === sum && sum <= scored) return wilson(mean, scored)
  if (scored === 1) return null
  const half = Z * Math.sqrt(Math.max(0, squares - sum * mean) / (scored - 1) / scored)
  return [mean - half, mean + half]
}

function wilson(rate: number, trials: number): [number, number] {
  const share = Z ** 2 / trials
  const middle = (rate + share / 2) / (1 + share)
  const half = (Z * Math.sqrt((rate * (1 - rate)) / trials + share / (4 * trials))) / (1 + share)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
