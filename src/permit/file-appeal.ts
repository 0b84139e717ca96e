import { randomBytes } from 'node:crypto'
import type { Done } from '#contract/act.js'
import { type AppealRecord, type NewAppeal, newAppealSchema } from '#contract/appeal.js'
import { ConflictError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'
import { APPEAL_COLUMNS, appealRow } from './read-appeals.js'

/** Open appeals of one account at most: reviewers read them, and an account may be a program. */
export const OPEN_APPEALS_MAX = 20

/**
 * Keeps what a customer says against a decision, for a reviewer. `inside` is a transaction. Throws a ConflictError where
 * the account has too many open ones (20 by default).
 */
export async function fileAppeal(
  inside: State,
  { by, open_max = OPEN_APPEALS_MAX, ...asked }: NewAppeal & { by: string; open_max?: number },
  now_ms: number,
): Promise<Done<AppealRecord>> {
  const { account_id, case_id = '', statement } = newAppealSchema.parse(asked)
  // Else two that come together could both pass the bound. Fails outside a transaction.
  await inside.run('LOCK TABLE appeals IN SHARE ROW EXCLUSIVE MODE')
  const id = `app_${randomBytes(8).toString('hex')}`
  const [record] = await inside.rows(
    appealRow,
    `INSERT INTO appeals (id, account_id, case_id, statement, filed, filed_by)
     SELECT $1, $2, $3, $4, $5, $6
     WHERE (SELECT count(*) FROM appeals WHERE account_id = $2 AND state = 'open') < $7 RETURNING ${APPEAL_COLUMNS}`,
    [id, account_id, case_id, statement, new Date(now_ms).toISOString(), by, open_max],
  )
  if (record === undefined)
    throw new ConflictError(`the account has ${open_max} open appeals`, 'appeal', 'Decide one of them first.')
  // Without the case: what erasure cannot reach must not lead to the account.
  return { record, act: { action: 'appeal.filed', subject: { account_id }, detail: { appeal: id } } }
}
