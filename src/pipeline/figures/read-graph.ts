import { z } from 'zod'
import type { CampaignGraph } from '#contract/campaign-graph.js'
import { hypergeometricTail } from '#lib/hypergeometric-tail.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { nameItems } from './name-items.js'
import { type FoundItem, readSharedItems } from './read-shared-items.js'
import { requireCampaign } from './require-campaign.js'

const ACCOUNTS = readSql(import.meta.url, './listed-members.sql')

const accountRow = z.object({
  id: z.string(),
  role: z.enum(['core', 'member']),
  score: z.number(),
  exchanges: z.coerce.number(),
  rank: z.number(),
})

/** Accounts of a campaign and what they share, as much as can be drawn. Throws a NotFoundError. */
export async function readGraph(sources: FigureSources, id: string): Promise<CampaignGraph> {
  const { accounts_count, exchanges_total } = await requireCampaign(sources.state, id)
  const { graph_accounts_max, graph_items_max, graph_edges_max } = sources.settings.figures
  const { generation, numberOf } = await sources.members.read()
  const campaign = numberOf(id)
  if (campaign === undefined)
    return {
      campaign: id,
      accounts: [],
      items: [],
      edges: [],
      population: 0,
      left_out: { accounts: accounts_count, items: 0, edges: 0 },
    }
  const asked = { generation, campaign, accounts_max: graph_accounts_max }
  const listed = await askFigures(sources, accountRow, ACCOUNTS, asked)
  const found = await readSharedItems(sources, {
    ...asked,
    members: listed.length,
    items_max: graph_items_max,
    exchanges: exchanges_total,
  })
  const drawn = withinBounds(found.items, graph_items_max, graph_edges_max)
  const nameOf = await nameItems(sources.state)
  const accounts = listed.map(({ rank: _, ...account }) => account)
  const placeOf = new Map(listed.map(({ rank }, place) => [rank, place]))
  // One that was erased since has no place.
  const edges = drawn.flatMap(({ places }, item) =>
    places.flatMap((rank) => {
      const place = placeOf.get(rank)
      return place === undefined ? [] : [[place, item]]
    }),
  )
  return {
    campaign: id,
    accounts,
    items: drawn.map((item) => ({
      ...nameOf(item.channel, item.id),
      channel: item.channel,
      accounts_count: item.places.length,
      population_count: item.population_count,
      ...chanceOf(item),
    })),
    edges,
    population: found.population,
    left_out: {
      accounts: Math.max(0, accounts_count - accounts.length),
      items: Math.max(0, found.items_found - drawn.length),
      edges: Math.max(0, found.edges_found - edges.length),
    },
  }
}

/** The items that say most of whom they join, as many as can be drawn. */
function withinBounds(items: readonly FoundItem[], items_max: number, edges_max: number): FoundItem[] {
  let edges = 0
  return [...items]
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1))
    .filter(({ places }) => {
      if (edges + places.length > edges_max) return false
      edges += places.length
      return true
    })
    .slice(0, items_max)
}

/** As in the statement that bounds them: how rare it is, the more so the more accounts it joins. */
const weightOf = ({ population_known, population_count, places }: FoundItem): number =>
  Math.log(Math.max(1, population_known / population_count)) * (1 - 1 / places.length)

/** What chance would give the members, were they drawn from all accounts of which such an item is known. */
export function chanceOf({ places, population_count, population_known, members_known }: FoundItem): {
  expected: number
  p_value: number
} {
  // Known by a sample of accounts: it cannot be fewer than are seen to hold this one.
  const population = Math.max(population_known, population_count, members_known)
  const drawn = Math.max(members_known, places.length)
  return {
    expected: (drawn * population_count) / population,
    p_value: hypergeometricTail({ found: places.length, drawn, marked: population_count, population }),
  }
}
