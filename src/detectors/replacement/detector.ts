import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** When a member falls silent or is banned, a new member begins within a day. */
export const replacement: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // A day to replace; three days of silence, since people pause for a weekend.
  params: { replace_ms: 86_400_000, quiet_ms: 3 * 86_400_000 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts were followed by a new one within a day of their end, ` +
    `${formatFigure(Math.exp(observed))} times the pairs that chance gives, in matched innocents ` +
    `${formatFigure(Math.exp(expected))} times ${formatChance(p_value)}`,
}
