import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import { futureTime } from '#contract/future-time.js'
import { type ActionRecord, type NewAction, newActionSchema } from '#contract/policy-record.js'
import { clearanceSchema } from '#contract/standing.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { actionDigest, makeNonce } from './action-digests.js'
import { lockCampaign } from './lock-campaign.js'
import { ACTION_COLUMNS, actionRow } from './read-actions.js'

const READ_MEMBERS = readSql(import.meta.url, './read-members.sql')

const memberRow = z.object({ account_id: z.string(), cleared_by: clearanceSchema.shape.kind.nullable() })

/**
 * One action on the accounts that a campaign has at this moment; who joins later is not hit without a person. Accounts
 * that are cleared without condition are passed over and named in `skipped`. `inside` is a transaction.
 * Throws a NotFoundError for an unknown campaign; a ConflictError where it is dismissed or closed, where nobody is left
 * to hit, or other than `accounts_count`; an InputError for a past expiry.
 */
export async function takeAction(
  inside: State,
  { campaign, by, ...asked }: NewAction & { campaign: string; by: string },
  now_ms: number,
): Promise<Done<ActionRecord>> {
  const { do: consequence, mode, reason, expires, accounts_count } = newActionSchema.parse(asked)
  const until = futureTime(expires, 'action, expires', now_ms)
  const now = new Date(now_ms).toISOString()
  const { status } = await lockCampaign(inside, campaign)
  const where = `campaign ${campaign}`
  if (status === 'dismissed' || status === 'closed')
    throw new ConflictError(`it is ${status}`, where, 'Set its status to open or confirmed first.')
  const members = await inside.rows(memberRow, READ_MEMBERS, [campaign, now])
  const accounts = members.filter(({ cleared_by }) => cleared_by === null).map(({ account_id }) => account_id)
  const skipped = members.flatMap(({ account_id, cleared_by }) =>
    cleared_by === null ? [] : [{ account_id, kind: cleared_by }],
  )
  if (accounts_count !== undefined && accounts_count !== accounts.length)
    throw new ConflictError(
      `it would hit ${accounts.length} accounts, not ${accounts_count}`,
      where,
      'Look at the campaign again.',
    )
  if (accounts.length === 0)
    throw new ConflictError(
      `it has no accounts to hit, ${skipped.length} are cleared`,
      where,
      'Revoke the clearances if they are wrong.',
    )
  const id = `act_${randomBytes(8).toString('hex')}`
  const [record] = await inside.rows(
    actionRow,
    `INSERT INTO campaign_actions (id, campaign, mode, consequence, accounts, skipped, reason, expires, taken, taken_by, nonce)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${ACTION_COLUMNS}`,
    [
      id,
      campaign,
      mode,
      JSON.stringify(consequence),
      JSON.stringify(accounts),
      JSON.stringify(skipped),
      reason,
      until,
      now,
      by,
      makeNonce(),
    ],
  )
  const detail = {
    campaign,
    mode,
    do: consequence,
    expires: until,
    accounts_count: accounts.length,
    skipped_count: skipped.length,
    record_sha256: await actionDigest(inside, id),
  }
  return { record: record!, act: { action: 'action.taken', subject: `action:${id}`, detail } }
}
