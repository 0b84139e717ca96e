import { z } from 'zod'
import {
  listAllMembers,
  listEvents,
  readCampaignWithGrounds,
  readFirstEvent,
} from '#campaign/identity/read-campaigns.js'
import { NotFoundError } from '#contract/errors.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { nearMissSchema } from '#contract/report.js'
import type { State } from '#store/state/state.js'
import { settingsToTell } from '../assemble-report.js'
import type { Live } from '../live/start-live.js'
import type { KnownCampaign } from './assemble-case.js'
import { readCustody } from './read-custody.js'
import { readProduct } from './read-product.js'

/** Newest last in a package; older ones are left out, but for the first. */
const EVENTS_MAX = 1000

/** A campaign that a running server keeps. Throws a NotFoundError where it knows none of that id. */
export async function readLiveCampaign(
  { link: { state, engine }, settings }: Pick<Live, 'link' | 'settings'>,
  id: string,
): Promise<KnownCampaign> {
  const kept = await readCampaignWithGrounds(state, id)
  if (kept === undefined) throw new NotFoundError('there is no such campaign', `campaign ${id}`, 'See /v1/campaigns.')
  const { links: _, confidence_max: __, accounts_count: ___, updated: ____, present: _____, ...campaign } = kept.record
  const accounts = (await listAllMembers(state, id)).map(({ since: _, ...member }) => member)
  return {
    campaign,
    accounts,
    statistics: kept.statistics ?? undefined,
    custody: await readCustody(engine, state, accounts),
    near_misses: await readNearMisses(state),
    history: await readHistory(state, id),
    affiliation: kept.affiliation ?? undefined,
    responses: await readResponses(state, id),
    samples: [],
    settings: settingsToTell(settings),
    product: await readProduct(engine),
  }
}

/** The newest events, and before them the one with which it began: what had passed by then is told from it. */
async function readHistory(state: State, id: string): Promise<KnownCampaign['history']> {
  const newest = (await listEvents(state, id, EVENTS_MAX)).reverse()
  const first = await readFirstEvent(state, id)
  return first === undefined || newest.some(({ seq }) => seq === first.seq) ? newest : [first, ...newest]
}

const runRow = z.object({ near_misses: z.array(nearMissSchema) })

async function readNearMisses(state: State): Promise<KnownCampaign['near_misses']> {
  const [run] = await state.rows(runRow, 'SELECT near_misses FROM detection_runs ORDER BY id DESC LIMIT 1')
  return run?.near_misses ?? []
}

const actionRow = z.object({
  taken: z.string(),
  mode: z.string(),
  action: z.string(),
  accounts: z.number(),
  undone: z.string().nullable(),
})

/** What was done about the campaign as a whole: each action, and its undoing. */
async function readResponses(state: State, id: string): Promise<EvidenceCase['responses']> {
  const rows = await state.rows(
    actionRow,
    `SELECT taken, mode, consequence ->> 'action' AS action, jsonb_array_length(accounts) AS accounts, undone
     FROM campaign_actions WHERE campaign = $1 ORDER BY taken, id`,
    [id],
  )
  return rows.flatMap(({ taken, mode, action, accounts, undone }) => [
    { at: taken, action, accounts, detail: mode === 'shadow' ? 'recorded, not enforced' : 'enforced' },
    ...(undone === null ? [] : [{ at: undone, action: `${action} undone`, accounts, detail: '' }]),
  ])
}
