import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members draw longer answers than as many strangers. */
export const outputVolume: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  params: {},
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `answers to ${formatFigure(size)} accounts have ${formatFigure(Math.exp(observed))} output tokens (geometric mean; ` +
    `${formatFigure(accounts)} accounts above the usual), in matched innocents ${formatFigure(Math.exp(expected))} ${formatChance(p_value)}`,
}
