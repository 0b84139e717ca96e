import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { formatChance, formatFigure } from '../format-figure.js'
import { manifest } from './manifest.js'

/** Prompts of different members are more alike than those of as many strangers. */
export const selfSimilarity: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql'),
  // A fourth of the words of 200 prompts is enough: measured sets of 150 prompts told harvested from human ones apart.
  params: { one_in: 4, accounts_max: 200 },
  statement: ({ observed, expected, accounts, p_value }) =>
    `one prompt each of ${formatFigure(accounts)} accounts: mean cosine between them ${formatFigure(observed)}, ` +
    `in matched innocents ${formatFigure(expected)} ${formatChance(p_value)}`,
}
