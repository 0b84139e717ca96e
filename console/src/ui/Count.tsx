import { formatPower } from './times-ten'

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const SHORT_FROM = 1_000_000

export const formatCount = (value: number): string => WHOLE.format(value)
export const formatShort = (value: number): string => (Math.abs(value) < SHORT_FROM ? WHOLE : SHORT).format(value)

/** A whole number with separators; large ones shortened where `short`, with the whole one on hover. */
export function Count({ value, short = false }: { value: number; short?: boolean }) {
  return short && Math.abs(value) >= SHORT_FROM ? (
    <span title={formatCount(value)}>{formatShort(value)}</span>
  ) : (
    formatCount(value)
  )
}

/** A share from 0 to 1. Less than the smallest that is shown is not called 0, nor nearly all called all. */
export function formatShare(value: number): string {
  const percent = value * 100
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  if (percent < 100 && percent > 99.9) return '> 99.9 %'
  const whole = percent === 0 || percent === 100 || (percent >= 10 && percent < 99.5)
  return `${percent.toFixed(whole ? 0 : 1)} %`
}

/** A p-value; never 0. */
export const formatP = (value: number): string =>
  value < 0.001 ? formatPower(value) : value < 0.1 ? String(Number(value.toPrecision(2))) : value.toFixed(2)
