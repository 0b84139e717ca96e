import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure, formatPercent } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members send one frame with ever new words in its slots. */
export const slotSweep: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/prompts.sql') + readSql(import.meta.url, './detect.sql'),
  // Fewer than five values of a slot are a person's own repetition.
  params: { prompts_min: 5 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatPercent(observed)} of an account's prompts stand in frames that it fills with five values or more (${formatFigure(accounts)} of ${formatFigure(size)} accounts mostly), ` +
    `in matched innocents ${formatPercent(expected)} ${formatChance(p_value)}`,
}
