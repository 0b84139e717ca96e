import { appendAuditInside } from '#audit/append-audit.js'
import type { Done } from '#contract/act.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'

/** What every act needs of a running Stillwatch. */
export type Operated = Pick<Live, 'link' | 'decisions'>

/**
 * Does one act: in one transaction with its entry in the audit log, and then lets decisions know. `by` is the id of a
 * principal. Errors are those of the work; then nothing was done.
 */
export async function conduct<Kept>(
  { link, decisions }: Operated,
  by: string,
  work: (inside: State, now_ms: number) => Promise<Done<Kept>>,
): Promise<Kept> {
  const now_ms = Date.now()
  const { record, act } = await link.state.transaction(async (inside) => {
    const done = await work(inside, now_ms)
    if (done.act !== undefined) await appendAuditInside(inside, { actor: by, ...done.act }, now_ms)
    return done
  })
  if (act !== undefined) await refreshed(decisions)
  return record
}

/** What was done stands, also where it cannot be read back now: the next regular look will see it. */
export const refreshed = (decisions: Live['decisions']): Promise<void> => decisions.refresh().catch(() => {})
