import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** The members' inputs differ in length within each account, but not between accounts. */
export const dealtLengths: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Half an hour is the usual end of a sitting; below three sittings an account's spread is a guess.
  params: { pause_ms: 30 * 60_000, openings_min: 3, accounts_min: 3 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `of the variance in length of what ${formatFigure(accounts)} of ${formatFigure(size)} accounts send ` +
    `${formatPercent(Math.abs(observed))} lies between accounts, in matched innocents ${formatPercent(Math.abs(expected))} ${formatChance(p_value)}`,
}
