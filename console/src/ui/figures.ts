import { formatPower } from './times-ten'

/** A figure of evidence: whole and large numbers grouped, others to three significant digits. */
export function formatFigure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  if (Math.abs(value) < 0.001) return formatPower(value)
  return String(Number(value.toPrecision(3))).replace('-', '−')
}

/** Past it a number of tries says no more to anybody; p stands beside it. */
const TRIES_TOLD_MAX = 1e15

/** How often chance gives as much, in words: «once in 200 tries». */
export function formatOdds(p_value: number): string {
  if (p_value >= 0.5) return 'more often than not'
  const tries = 1 / p_value
  if (tries > TRIES_TOLD_MAX) return 'less than once in 1,000 trillion tries'
  const rounded = Number(tries.toPrecision(2))
  return `once in ${rounded.toLocaleString('en', rounded >= 1e6 ? { notation: 'compact', compactDisplay: 'long' } : {})} tries`
}

export interface Bar {
  /** shares of the whole width, from 0 to 1 */
  from: number
  width: number
}

/** Bars for several figures on one scale that holds 0; a figure below 0 stands left of it. */
export function barsOf(values: readonly number[]): Bar[] {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values)
  const span = most - least || 1
  return values.map((value) => ({
    from: (Math.min(0, value) - least) / span,
    width: Math.abs(value) / span,
  }))
}
