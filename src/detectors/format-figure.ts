/** A figure of a sentence: whole numbers grouped, others to three significant digits. */
export function formatFigure(value: number): string {
  if (!Number.isFinite(value)) return 'unknown'
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US')
  return Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)))
}

/** A share in [0, 1] as percent. */
export const formatPercent = (share: number): string => `${formatFigure(100 * share)} %`

/** How often matched innocents show as much, for the end of a sentence. */
export const formatChance = (p_value: number): string =>
  `(p ${p_value <= 1e-12 ? '< 1e-12' : `= ${p_value < 0.001 ? p_value.toExponential(1) : Number(p_value.toPrecision(2))}`})`
