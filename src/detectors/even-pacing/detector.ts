import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Members send at steadier intervals than people and most applications do. */
export const evenPacing: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // Below ten pauses the estimate hangs on one of them (Kim and Jo 2016).
  params: { pauses_min: 10 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts send more steadily than at random: mean burstiness ` +
    `${formatFigure(-observed)}, in matched innocents ${formatFigure(-expected)} ${formatChance(p_value)}`,
}
