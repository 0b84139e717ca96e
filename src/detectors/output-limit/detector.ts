import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members draw answers as long as their own limit allows. */
export const outputLimit: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Tokenisers count a little differently: near the limit is at it.
  params: { near_percent: 95 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatPercent(observed)} of an account's limited answers end at the limit (${formatFigure(accounts)} of ${formatFigure(size)} accounts on half of them or more), ` +
    `in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
