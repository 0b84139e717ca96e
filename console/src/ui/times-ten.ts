const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Digits times a power of ten, the power a whole number: `4.2 × 10⁻⁷`. */
export const timesTen = (digits: string, power: number): string =>
  `${digits.replace('-', '−')} × 10${[...String(power)].map((sign) => (sign === '-' ? '⁻' : RAISED[Number(sign)])).join('')}`

/** A number that is too small, or too large, to be written out. */
export function formatPower(value: number): string {
  const [digits, power] = value.toExponential(1).split('e')
  return timesTen(digits!, Number(power))
}
