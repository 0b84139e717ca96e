import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** The group's hourly total is steadier than its members' own hours allow: when one works, another rests. */
export const loadBalance: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, '../sql/variance-ratio.sql') + readSql(import.meta.url, './detect.sql'),
  // A week's rhythm needs three weeks to be told from chance; shorter logs lose the day's alone.
  params: { day_hours: 24, week_hours: 168, week_after_days: 21 },
  statement: ({ observed, expected, accounts, p_value }) =>
    `the hourly total of ${formatFigure(accounts)} accounts varies ${formatFigure(Math.exp(-observed))} times as much as their ` +
    `separate hours would give, in matched innocents ${formatFigure(Math.exp(-expected))} times ${formatChance(p_value)}`,
}
