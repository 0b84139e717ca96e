import type { State } from '#store/state/state.js'

const LOCK = 4_600_205

/**
 * Until the end of a transaction nobody else writes what runs of detection found, or erases accounts from it: servers may
 * share one database, and a run must see which accounts were erased before it writes any.
 */
export const lockCampaigns = async (inside: State): Promise<void> => {
  await inside.run('SELECT pg_advisory_xact_lock($1)', [LOCK])
}
