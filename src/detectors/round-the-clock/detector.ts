import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Together the accounts cover all hours of the day evenly, as no people in one region do. */
export const roundTheClock: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/sittings.sql') + readSql(import.meta.url, './detect.sql'),
  // Half an hour without an exchange ends a sitting.
  params: { pause_ms: 30 * 60_000 },
  statement: ({ observed, expected, accounts, p_value }) =>
    `the sittings of ${formatFigure(accounts)} accounts cover the day with evenness ${formatFigure(observed)} of 1, ` +
    `in matched innocents ${formatFigure(expected)} ${formatChance(p_value)}`,
}
