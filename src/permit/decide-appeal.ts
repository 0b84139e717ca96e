import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { type AppealOutcome, type AppealRecord, appealOutcomeSchema } from '#contract/appeal.js'
import { ConflictError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { clearanceEnd } from './clearance-end.js'
import { insertClearance } from './insert-clearance.js'
import { APPEAL_COLUMNS, appealRow, readAppeal } from './read-appeals.js'
import { requireOtherPerson } from './require-other-person.js'

export interface AppealToDecide extends AppealOutcome {
  id: string
  reviewer: string
  /** people sign in here: a key that nobody of them made decides nothing */
  people: boolean
  /** of a clearance for which no end is given; 0: it has none */
  clearance_days: number
}

/**
 * Decides an appeal, for good. Upheld, it makes the account a known innocent by a clearance in the same transaction,
 * which `inside` is. Throws a NotFoundError; a ConflictError where it was decided before, or filed by the reviewer; an
 * InputError for a past expiry, or one without a clearance to expire.
 */
export async function decideAppeal(
  inside: State,
  { id, reviewer, people, clearance_days, ...asked }: AppealToDecide,
  now_ms: number,
): Promise<Done<AppealRecord>> {
  const { outcome, reason, expires } = appealOutcomeSchema.parse(asked)
  const where = `appeal ${id}`
  if (outcome === 'rejected' && expires !== undefined)
    throw new InputError('a rejected appeal clears nobody', `${where}, expires`, 'Leave it out.')
  const until = clearanceEnd({ expires, where: `${where}, expires`, clearance_days }, now_ms)
  const { account_id, filed_by } = await lockOpen(inside, id)
  const { independent } = await requireOtherPerson(inside, { first: filed_by, second: reviewer, people, where })
  const clearance =
    outcome === 'rejected'
      ? null
      : (
          await insertClearance(
            inside,
            { account_id, kind: 'upheld_appeal', reason, expires: until, by: reviewer },
            now_ms,
          )
        ).id
  const [record] = await inside.rows(
    appealRow,
    `UPDATE appeals SET state = $2, outcome = $3, reviewer = $4, decided = $5, clearance = $6,
       decided_independently = $7 WHERE id = $1 RETURNING ${APPEAL_COLUMNS}`,
    [id, outcome, reason, reviewer, new Date(now_ms).toISOString(), clearance, independent],
  )
  const detail = { appeal: id, filed_by, independent, clearance, expires: clearance === null ? null : until }
  return { record: record!, act: { action: `appeal.${outcome}`, subject: { account_id }, detail } }
}

/** The appeal, which nobody else decides until the transaction ends. */
async function lockOpen(inside: State, id: string): Promise<AppealRecord> {
  // Outside a transaction this fails; a lock on the row alone would be void there without a word.
  await inside.run('LOCK TABLE appeals IN ROW EXCLUSIVE MODE')
  await inside.rows(z.object({}), 'SELECT id FROM appeals WHERE id = $1 FOR UPDATE', [id])
  const appeal = await readAppeal(inside, id)
  if (appeal.state === 'open') return appeal
  throw new ConflictError(
    `it was ${appeal.state} by ${appeal.reviewer}`,
    `appeal ${id}`,
    'File a new appeal if there is something new to say.',
  )
}
