import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** A member begins within minutes of another's ending, more often than in the half hour before. */
export const handOff: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/sittings.sql') + readSql(import.meta.url, './detect.sql'),
  // Half an hour is the usual end of a sitting; five minutes is a sixth of it, so chance expects a sixth of the pairs.
  // 10 million marks of all sets sort in about 1 GB.
  params: { pause_ms: 30 * 60_000, hand_off_ms: 5 * 60_000, marks_max: 10_000_000 },
  statement: ({ observed, expected, accounts, size, p_value }) =>
    `${formatFigure(accounts)} of ${formatFigure(size)} accounts begin within minutes of another's ending, ` +
    `${formatFigure(Math.exp(observed))} times as often as the half hour before predicts, in matched innocents ` +
    `${formatFigure(Math.exp(expected))} times ${formatChance(p_value)}`,
}
