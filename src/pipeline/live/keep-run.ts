import { lockCampaigns } from '#campaign/identity/lock-campaigns.js'
import type { Report } from '#contract/report.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'

/** Runs that are kept: their near misses are what an analyst looks at. */
const RUNS_MAX = 200

/**
 * Writes down a run of detection with what it considered and did not raise. `read` is called when nobody erases: accounts
 * that are erased by then are to be left out.
 */
export const keepRun = (
  state: State,
  { began, seconds, read }: { began: Date; seconds: number; read: () => Report },
): Promise<void> =>
  state.transaction(async (inside) => {
    await lockCampaigns(inside)
    const { input, campaigns, near_misses } = read()
    await inside.run(
      `INSERT INTO detection_runs (began, seconds, exchanges, accounts, campaigns, near_misses)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [began.toISOString(), seconds, input.exchanges, input.accounts, campaigns.length, toJsonb(near_misses)],
    )
    await inside.run('DELETE FROM detection_runs WHERE id <= (SELECT max(id) FROM detection_runs) - $1', [RUNS_MAX])
  })
