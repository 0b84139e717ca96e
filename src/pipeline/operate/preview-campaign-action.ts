import { z } from 'zod'
import { readStandings } from '#account/read-standings.js'
import { listAllMembers } from '#campaign/identity/read-campaigns.js'
import type { AccountTraffic, ActionPreview } from '#contract/action-preview.js'
import { NotFoundError } from '#contract/errors.js'
import type { PreviewRequest } from '#contract/preview-request.js'
import { previewAction } from '#decide/preview-action.js'
import type { Engine } from '#store/engine.js'
import { inPieces } from '#store/in-pieces.js'
import { readSql } from '#store/read-sql.js'
import type { Operated } from './conduct.js'

const COUNT_TRAFFIC = readSql(import.meta.url, './preview-action.sql')
const DAY_MS = 86_400_000

/** Whom an action on a campaign would hit if it were taken now. Changes nothing. Throws a NotFoundError. */
export async function previewCampaignAction(
  { link: { state, engine } }: Operated,
  campaign: string,
  { days, ...asked }: PreviewRequest,
): Promise<ActionPreview> {
  const found = await state.rows(z.object({}), 'SELECT id FROM campaigns WHERE id = $1', [campaign])
  if (found.length === 0)
    throw new NotFoundError('not kept', `campaign ${campaign}`, 'List the campaigns to see their ids.')
  const now_ms = Date.now()
  const accounts = (await listAllMembers(state, campaign)).map(({ id }) => id)
  const standings = await readStandings(state, accounts)
  const traffic = await countTraffic(engine, accounts, now_ms - days * DAY_MS)
  const known = new Map(standings.map((standing) => [standing.account_id, standing]))
  return previewAction({ ...asked, campaign, accounts }, known, traffic, now_ms)
}

const trafficRow = z.object({ account_id: z.string(), requests: z.coerce.number(), org: z.string() })

async function countTraffic(engine: Engine, accounts: string[], since_ms: number): Promise<AccountTraffic[]> {
  const traffic: AccountTraffic[] = []
  for (const piece of inPieces(accounts))
    for (const { org, ...one } of await engine.rows(trafficRow, COUNT_TRAFFIC, { accounts: piece, since_ms }))
      traffic.push(org === '' ? one : { ...one, org_id: org })
  return traffic
}
