import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** No member repeats itself and no member repeats another: the union of prompts grows with every account. */
export const freshPrompts: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/prompts.sql') + readSql(import.meta.url, './detect.sql'),
  params: {},
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatPercent(observed)} of the prompts are new to the group (${formatFigure(accounts)} of ${formatFigure(size)} accounts ` +
    `hardly ever repeat themselves), in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
