import { z } from 'zod'
import type { CampaignComparison } from '#contract/campaign-comparison.js'
import type { CampaignRecord } from '#contract/campaign-record.js'
import { combineBySimes } from '#lib/combine-p-values.js'
import { hypergeometricTail } from '#lib/hypergeometric-tail.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { compareMixes, type Mix } from './compare-mixes.js'
import { describeLikeness, mixLikeness } from './describe-likeness.js'
import { matchRates } from './match-rates.js'
import { nameItems } from './name-items.js'
import { readItemHolders } from './read-item-holders.js'
import { type FoundItem, readSharedItems } from './read-shared-items.js'
import { requireCampaign } from './require-campaign.js'

const WAYS = readSql(import.meta.url, './ways.sql').trim()
const CAMPAIGNS = readSql(import.meta.url, './campaign-mixes.sql').replace('__WAYS__', WAYS)
const INNOCENTS = readSql(import.meta.url, './innocents.sql').trim()
const STRATA = readSql(import.meta.url, './strata.sql').replace('__INNOCENTS__', INNOCENTS)
const MATCHED = readSql(import.meta.url, './matched-mixes.sql')
  .replace('__INNOCENTS__', INNOCENTS)
  .replace('__WAYS__', WAYS)

/** A mix is the same of a sample. */
const MIX_ACCOUNTS_MAX = 100
const MIX_SAMPLE_MAX = 600
const CAMPAIGNS_MAX = 20
const ITEMS_SHOWN_MAX = 100
const MIX_KINDS = ['capability', 'elicitation', 'models', 'hours', 'days'] as const
/** What only one operator has in common is not there by chance at this level; what harvesting has, at that. */
const LIKELY_P_MAX = 0.001
const POSSIBLE_P_MAX = 0.05

type Likeness = CampaignComparison['likenesses'][number]

const wide = z.coerce.number()
const stratumRow = z.object({ stratum: z.number(), members: wide, innocents: wide })
const mixRow = z.object({ set: z.number(), kind: z.string(), values: z.array(z.string()), counts: z.array(wide) })

/** Whether one operator may stand behind two campaigns. Throws a NotFoundError. */
export async function readComparison(
  sources: FigureSources,
  id: string,
  other_id: string,
): Promise<CampaignComparison> {
  const [first, second] = [await requireCampaign(sources.state, id), await requireCampaign(sources.state, other_id)]
  const { generation, numberOf } = await sources.members.read()
  const [campaign, other] = [numberOf(id), numberOf(other_id)]
  const shared = await readSharedAccounts(sources, first, second)
  const pair = campaign === undefined || other === undefined || campaign === other ? undefined : { campaign, other }
  const items = pair === undefined ? [] : await readItems(sources, { generation, ...pair }, first, second)
  const likenesses =
    pair === undefined
      ? []
      : [
          ...shared.likenesses,
          ...(await readItemHolders(sources, { generation, ...pair }, first.exchanges_total + second.exchanges_total)),
          ...(await readMixes(sources, { generation, ...pair })),
        ].sort((a, b) => a.p_value - b.p_value)
  return {
    campaigns: [first, second].map(summaryOf),
    verdict: verdictOf(likenesses),
    likenesses,
    shared_items: items.slice(0, ITEMS_SHOWN_MAX),
    shared_items_count: items.length,
    shared_accounts: shared.accounts,
  }
}

function summaryOf(campaign: CampaignRecord): CampaignComparison['campaigns'][number] {
  const {
    id,
    confidence,
    status,
    accounts_count,
    exchanges,
    first_seen,
    last_seen,
    raised,
    updated,
    present,
    summary,
  } = campaign
  return { id, confidence, status, accounts_count, exchanges, first_seen, last_seen, raised, updated, present, summary }
}

const countRow = z.object({ accounts: wide })

/** Accounts in both: by chance hardly one. */
async function readSharedAccounts(
  sources: FigureSources,
  first: CampaignRecord,
  second: CampaignRecord,
): Promise<{ accounts: CampaignComparison['shared_accounts']; likenesses: Likeness[] }> {
  const [both] = await sources.state.rows(
    countRow,
    `SELECT count(*) AS accounts FROM campaign_accounts
     WHERE campaign = $1 AND account_id IN (SELECT account_id FROM campaign_accounts WHERE campaign = $2)`,
    [first.id, second.id],
  )
  const [all] = await askFigures(sources, countRow, 'SELECT uniqExact(account) AS accounts FROM accounts_seen')
  const [drawn, marked] = [first.accounts_count, second.accounts_count]
  const population = Math.max(all!.accounts, drawn, marked)
  const found = both!.accounts
  const likeness = describeLikeness({
    kind: 'accounts',
    what: 'accounts are in both campaigns',
    unit: 'accounts',
    observed: found,
    expected: (drawn * marked) / population,
    p_value: hypergeometricTail({ found, drawn, marked, population }),
    compared_with: 'as many accounts drawn from all',
  })
  return { accounts: { count: found, of: [drawn, marked] }, likenesses: [likeness] }
}

interface Pair {
  generation: number
  campaign: number
  other: number
}

async function readItems(
  sources: FigureSources,
  pair: Pair,
  first: CampaignRecord,
  second: CampaignRecord,
): Promise<CampaignComparison['shared_items']> {
  const { graph_accounts_max: accounts_max, graph_items_max: items_max } = sources.settings.figures
  const members = Math.min(accounts_max, first.accounts_count)
  const exchanges = first.exchanges_total + second.exchanges_total
  const found = await readSharedItems(sources, { ...pair, accounts_max, items_max, members, exchanges })
  const nameOf = await nameItems(sources.state)
  return found.items
    .map((item) => ({
      ...nameOf(item.channel, item.id),
      channel: item.channel,
      ...pairChance(item, accounts_max, second),
    }))
    .sort((a, b) => a.population_count - b.population_count || a.p_value - b.p_value || (a.id < b.id ? -1 : 1))
}

/** How many accounts of the other campaign would hold it, were they drawn from all that are not of the first. */
function pairChance(
  { places, population_count, population_known, members_known }: FoundItem,
  accounts_max: number,
  second: CampaignRecord,
) {
  const of_first = places.filter((place) => place < accounts_max).length
  const found = places.length - of_first
  const marked = population_count - of_first
  const population = Math.max(population_known - members_known, marked, second.accounts_count)
  const drawn = Math.min(population, second.accounts_count)
  return {
    accounts: [of_first, found],
    population_count,
    expected: (drawn * marked) / population,
    p_value: hypergeometricTail({ found, drawn, marked, population }),
  }
}

async function readMixes(sources: FigureSources, { generation, campaign, other }: Pair): Promise<Likeness[]> {
  const { replicates, sample_accounts } = sources.settings.figures
  const asked = { generation, other, accounts_max: MIX_ACCOUNTS_MAX, sample: Math.min(sample_accounts, MIX_SAMPLE_MAX) }
  const mixes = await askFigures(sources, mixRow, CAMPAIGNS, { ...asked, campaign, campaigns_max: CAMPAIGNS_MAX })
  const { rates, matched } = matchRates(await askFigures(sources, stratumRow, STRATA, asked))
  const innocents: Mix[] = await askFigures(sources, mixRow, MATCHED, { ...asked, replicates, rates })
  const sets = {
    first: mixes.filter(({ set }) => set === campaign),
    second: mixes.filter(({ set }) => set === other),
    others: mixes.filter(({ set }) => set !== campaign && set !== other),
    innocents,
  }
  return MIX_KINDS.flatMap((kind) => {
    const compared = compareMixes(kind, sets)
    return compared === undefined ? [] : [mixLikeness(kind, compared, matched)]
  })
}

function verdictOf(likenesses: readonly Likeness[]): CampaignComparison['verdict'] {
  const exclusive = likenesses.filter(({ kind }) => kind === 'accounts' || kind === 'items')
  const p_value = likenesses.length === 0 ? 1 : combineBySimes(likenesses.map((one) => one.p_value))
  if (exclusive.length > 0 && combineBySimes(exclusive.map((one) => one.p_value)) <= LIKELY_P_MAX)
    return {
      same_operator: 'likely',
      p_value,
      summary: 'They share accounts or items that strangers do not: one operator is likely.',
    }
  // All harvesting is alike beside what the public asks, so innocents alone prove nothing here.
  const alike = likenesses.filter(
    ({ kind, of_other_campaigns: others }) =>
      kind !== 'accounts' && kind !== 'items' && (others === null || others.count === 0 || others.as_alike === 0),
  )
  if (alike.length > 0 && combineBySimes(alike.map((one) => one.p_value)) <= POSSIBLE_P_MAX)
    return {
      same_operator: 'possible',
      p_value,
      summary:
        'They ask alike, more than innocent accounts and no other campaign as much; but share nothing that only one operator has.',
    }
  return { same_operator: 'no_sign', p_value, summary: 'Nothing that they share points to one operator.' }
}
