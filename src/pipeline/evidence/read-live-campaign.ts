import { z } from 'zod'
import { listEvents, listMembers, readCampaign } from '#campaign/identity/read-campaigns.js'
import { affiliationSchema } from '#contract/affiliation.js'
import { NotFoundError } from '#contract/errors.js'
import { campaignStatisticsSchema, type EvidenceCase } from '#contract/evidence.js'
import { nearMissSchema } from '#contract/report.js'
import type { State } from '#store/state/state.js'
import { settingsToTell } from '../assemble-report.js'
import type { Live } from '../live/start-live.js'
import type { KnownCampaign } from './assemble-case.js'
import { readCustody } from './read-custody.js'
import { readProduct } from './read-product.js'

/** Newest last in a package; older ones are left out. */
const EVENTS_MAX = 1000
const MEMBERS_AT_ONCE = 10_000

/** A campaign that a running server keeps. Throws a NotFoundError where it knows none of that id. */
export async function readLiveCampaign(
  { link: { state, engine }, settings }: Pick<Live, 'link' | 'settings'>,
  id: string,
): Promise<KnownCampaign> {
  const record = await readCampaign(state, id)
  if (record === undefined) throw new NotFoundError('there is no such campaign', `campaign ${id}`, 'See /v1/campaigns.')
  const { links: _, confidence_max: __, accounts_count: ___, updated: ____, present: _____, ...campaign } = record
  const history = (await listEvents(state, id, EVENTS_MAX)).reverse()
  const accounts = await readAllMembers(state, id)
  const { statistics, affiliation } = await readKept(state, id)
  return {
    campaign,
    accounts,
    statistics,
    custody: await readCustody(engine, state, accounts),
    near_misses: await readNearMisses(state),
    history,
    affiliation,
    responses: await readResponses(state, id),
    samples: [],
    settings: settingsToTell(settings),
    product: await readProduct(engine),
  }
}

const keptRow = z.object({
  statistics: campaignStatisticsSchema.nullable(),
  affiliation: affiliationSchema.nullable(),
})

async function readKept(state: State, id: string): Promise<Pick<KnownCampaign, 'statistics' | 'affiliation'>> {
  const [kept] = await state.rows(keptRow, 'SELECT statistics, affiliation FROM campaigns WHERE id = $1', [id])
  return { statistics: kept?.statistics ?? undefined, affiliation: kept?.affiliation ?? undefined }
}

async function readAllMembers(state: State, id: string): Promise<KnownCampaign['accounts']> {
  const all: KnownCampaign['accounts'][number][] = []
  for (let after: string | undefined, count = MEMBERS_AT_ONCE; count === MEMBERS_AT_ONCE; ) {
    const page = await listMembers(state, id, { after, limit: MEMBERS_AT_ONCE })
    all.push(...page.map(({ since: _, ...member }) => member))
    after = page.at(-1)?.id
    count = page.length
  }
  return all
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
