import { z } from 'zod'
import type { CampaignComparison } from '#contract/campaign-comparison.js'
import { hypergeometricTail } from '#lib/hypergeometric-tail.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { describeLikeness } from './describe-likeness.js'
import { EXCHANGE_CHANNELS, everyOf } from './read-shared-items.js'

const part = (name: string): string => readSql(import.meta.url, `./${name}.sql`).trim()
const HOLDERS = part('item-holders').replace('__LISTED__', part('listed'))

const wide = z.coerce.number()
const row = z.object({ channel: z.string(), population: wide, marked_count: wide, drawn: wide, found: wide })

const storedRow = z.object({ stored: wide, accounts: wide })
/** Here everybody's items are read, so that a large store counts as well; an exchange costs less than a member's. */
const STORED_FACTOR = 2

export const ITEM_NOUNS: Record<string, string> = {
  payment: 'payment instruments',
  email_domain: 'sign-up domains',
  organisation: 'organisations',
  network: 'networks',
  tls: 'TLS fingerprints',
  user_agent: 'user agents',
  tools: 'sets of tools',
  system_prompt: 'system prompts',
  template: 'templates',
}

/**
 * How many accounts of the other campaign hold an item of the first, by channel, beside as many accounts drawn from all:
 * one test a channel, whatever the number of items, corrected for the channels.
 */
export async function readItemHolders(
  sources: FigureSources,
  pair: { generation: number; campaign: number; other: number },
  exchanges: number,
): Promise<CampaignComparison['likenesses']> {
  const { figures, items } = sources.settings
  const [all] = await askFigures(
    sources,
    storedRow,
    'SELECT (SELECT count() FROM exchanges) AS stored, (SELECT uniqExact(account) FROM accounts_seen) AS accounts',
  )
  const holders_max = Math.max(2, Math.floor(items.hub_share_max * all!.accounts))
  const asked = { ...pair, accounts_max: figures.graph_accounts_max, holders_max }
  const every = everyOf(Math.max(exchanges, all!.stored / STORED_FACTOR))
  const found = await askFigures(sources, row, HOLDERS.replace('__HELD__', part('held-clients')), asked)
  for (const [channel, column] of EXCHANGE_CHANNELS) {
    const held = part('held-exchanges').replaceAll('__COLUMN__', column).replace('__CHANNEL__', channel)
    found.push(...(await askFigures(sources, row, HOLDERS.replace('__HELD__', held), { ...asked, every })))
  }
  return found.map(({ channel, population, marked_count: marked, drawn, found: holding }) =>
    describeLikeness({
      kind: 'items',
      what: `of ${drawn.toLocaleString('en')} accounts of the other hold ${ITEM_NOUNS[channel] ?? channel} of the first`,
      unit: 'accounts',
      observed: holding,
      expected: (drawn * marked) / Math.max(1, population),
      p_value: Math.min(1, found.length * hypergeometricTail({ found: holding, drawn, marked, population })),
      compared_with: 'as many accounts drawn from all that hold such items',
    }),
  )
}
