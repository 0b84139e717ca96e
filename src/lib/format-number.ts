const ABSENT = '—'
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
/** Below this a tail is a fit's extrapolation, so more digits would claim what nobody measured. */
const P_FLOOR = 1e-12

/** A count or an estimate of one, rounded: `12,345`. */
export const formatCount = (count: number): string => (Number.isFinite(count) ? grouped.format(count) : ABSENT)

/** A count with its noun: `1 account`, `1,200 accounts`. */
export const formatNoun = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${Math.round(count) === 1 ? one : many}`

/** A share in [0, 1] as percent; what is there is never printed as 0 %. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return ABSENT
  if (share > 0 && share < 0.01) return '< 1 %'
  return `${Math.round(share * 100)} %`
}

/** A p-value: `0.0032`, `3.2e-7`, `< 1e-12`. Never 0. */
export function formatP(p: number): string {
  if (!Number.isFinite(p) || p < 0) return ABSENT
  if (p < P_FLOOR) return '< 1e-12'
  return p < 0.0001 ? p.toExponential(1).replace('.0e', 'e') : String(Number(p.toPrecision(2)))
}

/** A p-value with its letter: `p = 0.0032`, `p < 1e-12`. */
export function formatPTerm(p: number): string {
  const text = formatP(p)
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`
}

/** A calibrated probability, cut and not rounded: certainty is never printed. */
export function formatConfidence(confidence: number): string {
  if (!Number.isFinite(confidence)) return ABSENT
  if (confidence > 0.999) return '> 0.999'
  if (confidence < 0.001) return '< 0.001'
  // The small addend keeps 0.58 from becoming 0.579 by its binary form.
  return (Math.floor(confidence * 1000 + 1e-9) / 1000).toFixed(3)
}

/** An observed or expected statistic: whole numbers grouped, others to three significant digits. */
export function formatStatistic(value: number): string {
  if (!Number.isFinite(value)) return ABSENT
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return grouped.format(value)
  return Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)))
}

/** `2026-03-01 14:05 UTC` of an ISO time. */
export function formatTime(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : ABSENT
}

/** `2026-03-01` of an ISO time. */
export const formatDay = (iso: string): string => (/^\d{4}-\d{2}-\d{2}/.test(iso) ? iso.slice(0, 10) : ABSENT)
