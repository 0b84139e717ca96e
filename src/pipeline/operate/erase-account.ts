import { appendAuditInside } from '#audit/append-audit.js'
import { eraseSubject } from '#audit/erase-subject.js'
import { holdsOf, lockHolds } from '#audit/legal-hold.js'
import { lockCampaigns } from '#campaign/identity/lock-campaigns.js'
import type { Erasure } from '#contract/account-record.js'
import { ConflictError } from '#contract/errors.js'
import { renewAction } from '#policy/action-digests.js'
import { takeServedAgain } from '#provenance/canary/kept/erase-served.js'
import { CallLost } from '#store/remote/calls.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { type Operated, refreshed } from './conduct.js'
import { eraseEngine } from './erase-engine.js'
import { eraseState } from './erase-state.js'

/**
 * Removes an account from everything that is kept. The state goes first, in one transaction with the audit entry, for
 * there it is decided whether a legal hold forbids it (ConflictError; then nothing is erased). Where the engine fails
 * after it, the caller is told, and asking again removes the rest.
 */
export async function eraseAccount(
  {
    link: { state, engine },
    decisions,
    detection,
    ingest,
    settings,
  }: Operated & Pick<Live, 'detection' | 'ingest' | 'settings'>,
  { account_id, by }: { account_id: string; by: string },
): Promise<Erasure> {
  const now_ms = Date.now()
  // Before it is erased from what runs found: one that is about to write there must know of it.
  const leaving = detection.forget(account_id)
  const erase = async (inside: State): Promise<Erasure['state']> => {
    await lockCampaigns(inside)
    await lockHolds(inside, account_id)
    const holds = await holdsOf(inside, account_id, now_ms)
    if (holds.length > 0) throw heldBy(holds.map(({ id }) => id))
    const { erased, actions } = await eraseState(inside, account_id)
    // Nothing is refused for being of an erased account, but what gateways hold from before.
    if (settings.ingest.erased_days === 0) await takeServedAgain(inside, [account_id])
    for (const id of actions) {
      const detail = { record_sha256: await renewAction(inside, id) }
      await appendAuditInside(inside, { actor: by, action: 'action.erased', subject: `action:${id}`, detail }, now_ms)
    }
    await eraseSubject(inside, { account_id, by }, now_ms)
    return erased
  }
  const erased = await state.transaction(erase).catch((error) => {
    leaving.stays()
    throw error
  })
  try {
    await refreshed(decisions)
    // Decisions that wait to be recorded would come back after it.
    await decisions.records.flush()
    if (decisions.records.length > 0) throw new CallLost('decisions that wait to be recorded could not be written')
    await ingest.erased.mark(account_id)
    // A batch that began before it was marked may still bring some of its exchanges.
    await ingest.queue.settled()
    const { account_field } = settings.ingest
    return { account_id, state: erased, exchanges: await eraseEngine(engine, { account_id, account_field }) }
  } finally {
    leaving.gone()
  }
}

const heldBy = (ids: readonly string[]) =>
  new ConflictError(`it is under legal hold (${ids.join(', ')})`, 'account', 'Lift the hold, or wait until it ends.')
