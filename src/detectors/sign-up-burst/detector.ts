import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members were created together within a few days. */
export const signUpBurst: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Seven days hold every weekday once, so the rhythm of sign-ups does not matter.
  params: { window_ms: 7 * 86_400_000, known_min: 3 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts were created within one week: ${formatPercent(observed)} of those ` +
    `whose date is known, in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
