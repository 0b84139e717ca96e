import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members end their days at nearly the same total, their largest, day after day. */
export const quotaHugging: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Within a tenth of the top; below five exchanges a day, or three days, totals are alike by chance.
  params: { top_percent: 90, day_total_min: 5, days_min: 3 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `accounts end ${formatPercent(observed)} of their active days within a tenth of their largest total ` +
    `(${formatFigure(accounts)} of ${formatFigure(size)} on half of their days or more), in matched innocents ` +
    `${formatPercent(expected)} ${formatChance(p_value)}`,
}
