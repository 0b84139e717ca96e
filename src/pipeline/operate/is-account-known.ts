import { z } from 'zod'
import type { Live } from '../live/start-live.js'

const anyRow = z.object({})

/**
 * Whether anything was ever told of an account: exchanges, facts, a campaign. A clearance of a misspelt one clears
 * nobody. Null where the store of exchanges does not answer now: what is asked for must not wait for it.
 */
export async function isAccountKnown(
  { link: { state, engine } }: Pick<Live, 'link'>,
  account_id: string,
): Promise<boolean | null> {
  const told = await state.rows(
    anyRow,
    `SELECT FROM accounts WHERE account_id = $1 UNION ALL SELECT FROM campaign_accounts WHERE account_id = $1 LIMIT 1`,
    [account_id],
  )
  if (told.length > 0) return true
  const sql = 'SELECT id FROM exchanges WHERE account = sipHash64({account_id:String}) LIMIT 1'
  return engine.rows(anyRow, sql, { account_id }).then(
    (seen) => seen.length > 0,
    () => null,
  )
}
