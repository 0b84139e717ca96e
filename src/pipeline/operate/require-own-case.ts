import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { caseReference } from '#decide/case-reference.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { Live } from '../live/start-live.js'
import { readCase } from './read-case.js'

const campaignRow = z.object({ campaign: z.string() })

/**
 * Throws an InputError where a case is not the account's: neither of a campaign that it is in, or an action was taken on
 * it for, nor of a decision that was recorded.
 */
export async function requireOwnCase(
  live: Pick<Live, 'link' | 'decisions'>,
  { account_id, case_id }: { account_id: string; case_id: string },
): Promise<void> {
  const { state } = live.link
  const secret = await installationSecret(state, 'cases')
  const campaigns = await state.rows(
    campaignRow,
    `SELECT campaign FROM campaign_accounts WHERE account_id = $1
     UNION SELECT campaign FROM campaign_actions WHERE accounts @> to_jsonb($1::text)`,
    [account_id],
  )
  const possible = ['', ...campaigns.map(({ campaign }) => campaign)]
  if (possible.some((campaign) => caseReference(secret, campaign, account_id) === case_id)) return
  const recorded = await readCase(live, case_id).catch((error: Error) => {
    if (error.name === 'NotFoundError') return undefined
    throw error
  })
  if (recorded?.account_id === account_id) return
  throw new InputError(
    'the case is not of this account',
    'appeal, case_id',
    'GET /v1/cases/ID tells whose it is. Without a case id the appeal is taken all the same.',
  )
}
