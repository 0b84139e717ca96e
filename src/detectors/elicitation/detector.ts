import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members ask for what a student model is trained on: reasoning in full, rubric grades, rewritten instructions, plans. */
export const elicitation: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // For the count of accounts in the sentence only.
  params: { account_percent_min: 30 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts often ask for material to train on: surprise ` +
    `${formatFigure(observed)} nats an exchange, in matched innocents ${formatFigure(expected)} ${formatChance(p_value)}`,
}
