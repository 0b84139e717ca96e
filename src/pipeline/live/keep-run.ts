import type { Report } from '#contract/report.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'

/** Runs that are kept: their near misses are what an analyst looks at. */
const RUNS_MAX = 200

/** Writes down a run of detection with what it considered and did not raise. */
export async function keepRun(
  state: State,
  { began, seconds, report }: { began: Date; seconds: number; report: Report },
): Promise<void> {
  await state.run(
    `INSERT INTO detection_runs (began, seconds, exchanges, accounts, campaigns, near_misses)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      began.toISOString(),
      seconds,
      report.input.exchanges,
      report.input.accounts,
      report.campaigns.length,
      toJsonb(report.near_misses),
    ],
  )
  await state.run('DELETE FROM detection_runs WHERE id <= (SELECT max(id) FROM detection_runs) - $1', [RUNS_MAX])
}
