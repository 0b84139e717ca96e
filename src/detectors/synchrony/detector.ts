import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** The group's members work and rest together, beyond the hours that people keep. */
export const synchrony: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/variance-ratio.sql') + readSql(import.meta.url, './detect.sql'),
  // As in load-balance.
  params: { day_hours: 24, week_hours: 168, week_after_days: 21 },
  statement: ({ observed, expected, accounts, p_value }) =>
    `the hourly total of ${formatFigure(accounts)} accounts varies ${formatFigure(Math.exp(observed))} times as much as their ` +
    `separate hours would give, in matched innocents ${formatFigure(Math.exp(expected))} times ${formatChance(p_value)}`,
}
