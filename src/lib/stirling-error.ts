/**
 * ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π for n > 0: what Stirling's formula leaves out, to an error of about 1e-16. With
 * it and `deviance`, densities are computed without subtracting large logarithms of Γ from one another (Loader, «Fast and
 * Accurate Computation of Binomial Probabilities», 2000).
 */
export function stirlingError(n: number): number {
  let sum = 0
  let m = n
  // From 16 on the series has all digits; up to there by Γ(m + 2) = (m + 1) Γ(m + 1).
  for (; m < 16; m++) sum += (m + 0.5) * logMinus(1 / m) + 0.5 / m
  const s = 1 / (m * m)
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360) * s) * s) * s) * s) * s
  return sum + series / m
}

/** a · ln(a / mean) + mean − a, without cancellation where a is close to its mean; 0 or more. */
export function deviance(a: number, mean: number): number {
  return a === 0 ? mean : -a * logMinus((mean - a) / a)
}

/** ln(1 + x) − x */
function logMinus(x: number): number {
  if (x < -0.3 || x > 0.4) return Math.log1p(x) - x
  // ln(1 + x) is 2 artanh r, and its series falls at least thirtyfold a term.
  const r = x / (2 + x)
  const square = r * r
  let power = r * square
  let sum = 0
  for (let k = 3; Math.abs(power) > Math.abs(sum) * 1e-18; k += 2) {
    sum += power / k
    power *= square
  }
  return 2 * sum - x * r
}
