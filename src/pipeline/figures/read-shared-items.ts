import { z } from 'zod'
import { ITEM_CHANNELS, type ItemChannel } from '#contract/campaign-graph.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'

const part = (name: string): string => readSql(import.meta.url, `./${name}.sql`).trim()
const LISTED = part('listed')
const CLIENTS = part('client-items').replace('__LISTED__', LISTED).replace('__HELD__', part('held-clients'))
const EXCHANGES = part('exchange-items').replace('__LISTED__', LISTED)
const KNOWN = part('known-clients').replace('__HELD__', part('held-clients'))
const SAMPLE = part('known-of-sample')

/** Where the engine has them: in columns of the exchanges. */
export const EXCHANGE_CHANNELS = [
  ['network', 'network'],
  ['template', 'skeleton'],
] as const

/** Accounts from which it is told of how many anything is known: to about three points. */
const KNOWN_SAMPLE_MAX = 1000

/** Exchanges up to which all networks and templates are read; of more a share of the items, drawn by their hashes. */
const EXCHANGES_READ = 500_000

/** Of how many items one is read, so that so many exchanges are read in bounded time. */
export const everyOf = (exchanges: number): number =>
  2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, exchanges) / EXCHANGES_READ)))

const wide = z.coerce.number()
const itemRow = z.object({
  id: z.string(),
  population_count: wide,
  places: z.array(z.number()),
  items_found: wide,
  edges_found: wide,
})
const channelSchema = z.enum(ITEM_CHANNELS)
const clientRow = itemRow.extend({ channel: channelSchema })
const knownRow = z.object({ channel: channelSchema, population_known: wide, members_known: wide })
const countRow = z.object({ accounts: wide })
const sampleRow = z.object({ belongs: z.number(), accounts: wide, network: wide, template: wide })

/** An item that two of the accounts hold at least. */
export interface FoundItem {
  channel: ItemChannel
  /** its hash in the engine, decimal: not to be shown */
  id: string
  /** accounts that hold it, by their places */
  places: number[]
  population_count: number
  /** accounts of which any item of the channel is known */
  population_known: number
  /** of the campaign */
  members_known: number
}

export interface FoundItems {
  items: FoundItem[]
  /** accounts of which anything is known */
  population: number
  /** those that were not read included; where a share was read, estimated */
  items_found: number
  edges_found: number
}

export interface ItemsAsked {
  generation: number
  campaign: number
  /** what both hold is looked for; absent: what members of the one share */
  other?: number
  accounts_max: number
  items_max: number
  /** accounts of the campaign that are looked at */
  members: number
  /** of all accounts that are looked at */
  exchanges: number
}

/** What accounts of a campaign, or of two, share, channel by channel. */
export async function readSharedItems(sources: FigureSources, asked: ItemsAsked): Promise<FoundItems> {
  const { exchanges, members, other, ...rest } = asked
  const numbers = { ...rest, other: other ?? rest.campaign, both: other === undefined ? 0 : 1 }
  const { generation, campaign } = numbers
  const [counted] = await askFigures(sources, countRow, 'SELECT uniqExact(account) AS accounts FROM accounts_seen')
  const population = counted!.accounts
  const known = new Map(
    (await askFigures(sources, knownRow, KNOWN, { generation, campaign })).map(({ channel, ...one }) => [channel, one]),
  )
  const clients = await askFigures(sources, clientRow, CLIENTS, { ...numbers, population })
  const found: FoundItems = {
    items: clients.map(({ channel, id, population_count, places }) => ({
      ...{ channel, id, population_count, places },
      ...known.get(channel)!,
    })),
    population,
    items_found: clients[0]?.items_found ?? 0,
    edges_found: clients[0]?.edges_found ?? 0,
  }
  const sample = Math.min(KNOWN_SAMPLE_MAX, sources.settings.figures.sample_accounts)
  const sampled = await askFigures(sources, sampleRow, SAMPLE, { generation, campaign, sample })
  const every = everyOf(exchanges)
  for (const [channel, column] of EXCHANGE_CHANNELS) {
    const knownOf = (belongs: number, all: number): number => {
      const row = sampled.find((one) => one.belongs === belongs)
      return row === undefined ? 0 : Math.round((all * row[channel]) / row.accounts)
    }
    const [population_known, members_known] = [knownOf(0, population), knownOf(1, members)]
    const sql = EXCHANGES.replaceAll('__COLUMN__', column)
    const items = await askFigures(sources, itemRow, sql, { ...numbers, every, population: population_known })
    for (const { id, population_count, places } of items)
      found.items.push({ channel, id, population_count, places, population_known, members_known })
    found.items_found += every * (items[0]?.items_found ?? 0)
    found.edges_found += every * (items[0]?.edges_found ?? 0)
  }
  return found
}
