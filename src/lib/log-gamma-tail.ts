import { deviance, stirlingError } from './stirling-error.js'

/**
 * ln P(X ≥ x) of a Gamma(shape, 1) variable, for any shape > 0: in log space, so that it never becomes ln 0.
 * By the series of the lower tail below the mean, by the continued fraction of the upper one above it
 * (DLMF 8.7.1 and 8.9.2, the latter by Lentz's method); the factor before them by the saddle point, so that a shape of a
 * million costs no digits.
 */
export function logGammaTail(x: number, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`the shape of a gamma distribution is above 0, not ${shape}`)
  if (Number.isNaN(x)) throw new RangeError('a sum is a number, not NaN')
  if (x <= 0) return 0
  // ln of x^shape e^−x / Γ(shape)
  const front = 0.5 * Math.log(shape / (2 * Math.PI)) - stirlingError(shape) - deviance(shape, x)
  if (x < shape + 1) return logOfRest(front + Math.log(lowerSeries(x, shape)))
  return Math.min(0, front + Math.log(upperFraction(x, shape)))
}

/** ln(1 − eˣ) for x ≤ 0, at least ln 2⁻⁵² where rounding has made it 1 − 1 */
const logOfRest = (x: number): number => {
  if (x >= 0) return Math.log(Number.EPSILON)
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))
}

/** γ(a, x) / (xᵃ e⁻ˣ) */
function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** Γ(a, x) / (xᵃ e⁻ˣ) */
function upperFraction(x: number, shape: number): number {
  const tiny = 1e-300
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / (b === 0 ? tiny : b)
  let h = d
  for (let i = 1; i < 1_000_000; i++) {
    const a = -i * (i - shape)
    b += 2
    d = a * d + b
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    c = b + a / c
    c = Math.abs(c) < tiny ? tiny : c
    const step = c * d
    h *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return h
}
