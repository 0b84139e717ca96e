import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** On one day the active members send almost the same number of exchanges. */
export const equalTotals: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  params: {},
  statement: ({ observed, expected, accounts, p_value }) =>
    `daily totals of up to ${formatFigure(accounts)} active accounts have variance over mean ${formatFigure(Math.exp(-observed))}, ` +
    `in matched innocents ${formatFigure(Math.exp(-expected))} ${formatChance(p_value)}`,
}
