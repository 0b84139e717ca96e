import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** The group's prompts are of much more similar length than those of as many strangers. */
export const promptLengthSpread: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  params: {},
  statement: ({ observed, expected, accounts, p_value }) =>
    `prompt lengths of ${formatFigure(accounts)} accounts spread by a factor of ${formatFigure(Math.exp(-observed))}, ` +
    `in matched innocents of ${formatFigure(Math.exp(-expected))} ${formatChance(p_value)}`,
}
