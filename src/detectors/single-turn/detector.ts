import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members ask once and never follow up. */
export const singleTurn: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  params: {},
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatPercent(observed)} of an account's exchanges open a conversation (${formatFigure(accounts)} of ${formatFigure(size)} accounts hardly ever follow up), ` +
    `in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
