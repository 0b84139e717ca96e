import { z } from 'zod'
import type { AccountLinks } from '#contract/account-link.js'
import { NotFoundError } from '#contract/errors.js'
import { hashNames } from '#store/hash-names.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { behaviourReasons, contentReason, itemReason, type Reason } from './link-reasons.js'
import { EXCHANGE_CHANNELS } from './read-shared-items.js'

const part = (name: string): string => readSql(import.meta.url, `./${name}.sql`).trim()
const SHARERS = part('account-sharers')
const LIKENESS = part('account-likeness').replace('__WAYS__', part('ways'))
const CONTENT = part('content-links')
const CAMPAIGNS = part('campaigns-of-accounts')
const CLOSEST = part('closest-members')

const NAMES = `SELECT toString(account) AS hash, anyMerge(name) AS id FROM accounts_seen
  WHERE account IN {accounts:Array(UInt64)} GROUP BY account`

/** Of an account: one that shows more is a hub or roams, and each says little. */
const ITEMS_MAX = 500
const SAMPLE_MAX = 1000
/** Of a channel: they are named in one statement. */
const SHARERS_MAX = 2000

const wide = z.coerce.number()
const countRow = z.object({ accounts: wide })
const namedRow = z.object({ hash: z.string(), id: z.string() })
const sharerRow = z.object({
  hash: z.string(),
  channel: z.string(),
  items: wide,
  rarest: wide,
  as_rare: wide,
  links: wide,
})
const contentRow = z.object({ id: z.string(), z: z.number() })
const nameRow = z.object({ id: z.string() })
const campaignRow = z.object({ id: z.string(), campaign: z.string() })
const likenessRow = z.object({
  hash: z.string(),
  asked: z.coerce.boolean(),
  behaviour: z.number(),
  hours: z.number(),
})

/**
 * Accounts that share rare items with an account, that the newest run linked with it by their texts, or that are in its
 * campaign and behave like it. Who merely behaves like it is not looked for: of many accounts some do by chance. Throws a
 * NotFoundError where no exchange of it is stored.
 */
export async function readLinks(sources: FigureSources, id: string): Promise<AccountLinks> {
  const account = BigInt((await hashNames(sources.engine, [id])).get(id)!)
  const [stored] = await askFigures(
    sources,
    countRow,
    'SELECT count() AS accounts FROM accounts_seen WHERE account = {account:UInt64}',
    { account },
  )
  if (stored!.accounts === 0)
    throw new NotFoundError('nothing is known of it', `account ${id}`, 'Give an id as the exchanges name it.')
  const reasons = new Map<string, Reason[]>()
  const add = (other: string, ...more: Reason[]): void => {
    reasons.set(other, [...(reasons.get(other) ?? []), ...more])
  }
  for (const { id: other, ...shared } of await readSharers(sources, account)) add(other, itemReason(shared))
  for (const { id: other, z: weight } of await sources.state.rows(contentRow, CONTENT, [id]))
    add(other, contentReason(weight))
  const { links_max } = sources.settings.figures
  const members = await sources.state.rows(nameRow, CLOSEST, [id, links_max])
  const candidates = strongest(reasons, 4 * links_max).concat(
    members.map((one) => one.id).filter((one) => !reasons.has(one)),
  )
  const { compared, like } = await readLikeness(sources, account, candidates)
  for (const [other, more] of like) add(other, ...more)
  const listed = strongest(reasons, links_max)
  const campaigns = new Map(
    (await sources.state.rows(campaignRow, CAMPAIGNS, [listed])).map((row) => [row.id, row.campaign]),
  )
  return {
    account: id,
    items: listed.map((other) => ({
      account: other,
      campaign_id: campaigns.get(other) ?? null,
      strength: strengthOf(reasons.get(other)!),
      reasons: [...reasons.get(other)!].sort((a, b) => b.strength - a.strength),
    })),
    compared,
  }
}

const strengthOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { strength }) => sum + strength, 0)

const strongest = (reasons: ReadonlyMap<string, Reason[]>, most: number): string[] =>
  [...reasons]
    .map(([id, own]) => ({ id, strength: strengthOf(own) }))
    .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id)

async function readSharers(sources: FigureSources, account: bigint) {
  const { items, figures } = sources.settings
  const [all] = await askFigures(sources, countRow, 'SELECT uniqExact(account) AS accounts FROM accounts_seen')
  const population = all!.accounts
  const holders_max = Math.max(2, Math.floor(Math.min(items.hub_degree_max, items.hub_share_max * population)))
  const asked = {
    account,
    holders_max,
    items_max: ITEMS_MAX,
    accounts_max: Math.min(SHARERS_MAX, 20 * figures.links_max),
  }
  const held = [
    part('held-clients'),
    ...EXCHANGE_CHANNELS.map(([channel, column]) =>
      part('held-exchanges-of').replaceAll('__COLUMN__', column).replace('__CHANNEL__', channel),
    ),
  ]
  const found = []
  for (const holdings of held)
    found.push(...(await askFigures(sources, sharerRow, SHARERS.replace('__HELD__', holdings), asked)))
  const accounts = [...new Set(found.map(({ hash }) => BigInt(hash)))]
  const names = new Map((await askFigures(sources, namedRow, NAMES, { accounts })).map(({ hash, id }) => [hash, id]))
  return found.flatMap(({ hash, ...row }) => {
    const id = names.get(hash)
    return id === undefined ? [] : [{ ...row, id, population }]
  })
}

async function readLikeness(
  sources: FigureSources,
  account: bigint,
  candidates: readonly string[],
): Promise<{ compared: number; like: Map<string, Reason[]> }> {
  const { generation } = await sources.members.read()
  const hashes = await hashNames(sources.engine, candidates)
  const names = new Map([...hashes].map(([name, hash]) => [hash, name]))
  const sample = Math.min(SAMPLE_MAX, sources.settings.figures.sample_accounts)
  const accounts = [...hashes.values()].map(BigInt)
  const rows = await askFigures(sources, likenessRow, LIKENESS, { generation, account, accounts, sample })
  const innocents = rows.filter(({ asked }) => !asked)
  const like = rows
    .filter(({ asked }) => asked)
    .map((row) => [names.get(row.hash)!, behaviourReasons(row, innocents)] as const)
    .filter(([, found]) => found.length > 0)
  return { compared: innocents.length, like: new Map(like) }
}
