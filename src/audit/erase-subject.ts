import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { appendAuditInside } from './append-audit.js'
import { holdsOf, lockHolds } from './legal-hold.js'

/**
 * Makes the audit log forget who an account is: inside the transaction that erases the account's other rows. The entry
 * of the erasure names the pseudonym, then the way from it to the account is deleted, with the holds that have ended.
 * No entry changes, so the chain stays whole. Throws an InputError where a legal hold stands; then nothing is erased.
 */
export async function eraseSubject(
  inside: State,
  { account_id, by }: { account_id: string; by: string },
  now_ms: number,
) {
  await lockHolds(inside, account_id)
  const holds = await holdsOf(inside, account_id, now_ms)
  if (holds.length > 0)
    throw new InputError(
      `the account is under legal hold (${holds.map(({ id }) => id).join(', ')})`,
      'erasure',
      'Lift the hold, or wait until it ends',
    )
  const entry = await appendAuditInside(
    inside,
    { actor: by, action: 'account.erased', subject: { account_id } },
    now_ms,
  )
  await inside.run('DELETE FROM audit_subjects WHERE account_id = $1', [account_id])
  await inside.run('DELETE FROM legal_holds WHERE account_id = $1', [account_id])
  return entry
}
