import { type Known, knownSchema } from '#contract/told.js'
import type { State } from '#store/state/state.js'

/** What detection is told of innocents (contract/told.ts): clearances that hold, with what binds them. */
export const readKnown = (state: State): Promise<Known[]> =>
  state.rows(
    knownSchema,
    `SELECT account_id, kind, reason, models, quota::float8 AS quota
     FROM clearances
     WHERE revoked IS NULL AND (kind != 'permit' OR approved IS NOT NULL) AND (expires IS NULL OR expires > now())
     ORDER BY account_id, kind, id`,
  )
