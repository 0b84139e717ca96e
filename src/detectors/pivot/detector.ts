import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members that were there before take up a newly released model within a day, together. */
export const pivot: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Public reports speak of 24 hours. A model used by fewer than 20 accounts is somebody's own.
  params: { pivot_hours: 24, settle_days: 2, model_accounts_min: 20, releases_max: 50 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts took up a new model within a day of its release: ` +
    `${formatPercent(observed)} of their chances, in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
