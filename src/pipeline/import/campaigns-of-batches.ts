import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'

/** Names a question: a request of a ClickHouse server holds no values of a megabyte. */
const NAMES_AT_ONCE = 500

const campaignRow = z.object({ id: z.string() })
const memberRow = z.object({ account_id: z.string() })
const metRow = z.object({ met: z.coerce.number() })

const MET = `SELECT count() AS met FROM (
  SELECT 1 FROM exchanges
  WHERE account IN (SELECT sipHash64(arrayJoin({names:Array(String)}))) AND file IN {files:Array(UInt32)} LIMIT 1)`

/** Campaigns, open or confirmed, with accounts that have exchanges in these batches; the surest first. */
export async function campaignsOfBatches(state: State, engine: Engine, files: readonly number[]): Promise<string[]> {
  const found: string[] = []
  if (files.length === 0) return found
  const campaigns = await state.rows(
    campaignRow,
    `SELECT id FROM campaigns WHERE status IN ('open', 'confirmed') AND present ORDER BY confidence DESC, id`,
  )
  for (const { id } of campaigns) if (await isMet(id)) found.push(id)
  return found

  async function isMet(campaign: string): Promise<boolean> {
    for (let after = ''; ; ) {
      const members = await state.rows(
        memberRow,
        'SELECT account_id FROM campaign_accounts WHERE campaign = $1 AND account_id > $2 ORDER BY account_id LIMIT $3',
        [campaign, after, NAMES_AT_ONCE],
      )
      const names = members.map(({ account_id }) => account_id)
      if (names.length === 0) return false
      const [row] = await engine.rows(metRow, MET, { names, files })
      if (row!.met > 0) return true
      after = names.at(-1)!
    }
  }
}
