import { z } from 'zod'
import { appendAudit } from '#audit/append-audit.js'
import { listMembers } from '#campaign/identity/read-campaigns.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { SAMPLES_MAX, type TextSample, textSampleSchema } from '#contract/text-sample.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

const READ = readSql(import.meta.url, './read-samples.sql')
/** Accounts a query: they go to a server in the address of the request. */
const ACCOUNTS_AT_ONCE = 200
const MEMBERS_AT_ONCE = 5000

const row = textSampleSchema.omit({ at: true }).extend({ at_ms: z.coerce.number() })
type Row = z.infer<typeof row>

/** Texts that were kept as evidence. That somebody read some is written down before they are shown. */
export function operateSamples({ link: { state, engine } }: Pick<Live, 'link'>) {
  async function read(accounts: readonly string[], { after, limit = SAMPLES_MAX }: PageRequest) {
    const request = { after, limit: Math.min(limit, SAMPLES_MAX) }
    const rows = rowsFor(request)
    const place = readMomentPlace(after)
    let found: Row[] = []
    for (let from = 0; from < accounts.length; from += ACCOUNTS_AT_ONCE) {
      const part = accounts.slice(from, from + ACCOUNTS_AT_ONCE)
      const more = await engine.rows(row, READ, { accounts: part, rows, ...place })
      found = [...found, ...more].sort(newestFirst).slice(0, rows)
    }
    return pageOf(found, request, ({ at_ms, id }) => momentPlace(at_ms, id))
  }

  async function show(
    { items, next }: Page<Row>,
    subject: string | { account_id: string },
    by: string,
  ): Promise<Page<TextSample>> {
    const act = { actor: by, action: 'texts.read', subject, detail: { read: items.length } }
    if (items.length > 0) await appendAudit(state, act, Date.now())
    return { items: items.map(({ at_ms, ...sample }) => ({ ...sample, at: new Date(at_ms).toISOString() })), next }
  }

  return {
    ofAccount: async (account_id: string, page: PageRequest, by: string): Promise<Page<TextSample>> =>
      show(await read([account_id], page), { account_id }, by),
    /** Of all its accounts, also those whose own exchanges may be innocent. Throws a NotFoundError. */
    ofCampaign: async (campaign: string, page: PageRequest, by: string): Promise<Page<TextSample>> => {
      const kept = await state.rows(z.object({}), 'SELECT FROM campaigns WHERE id = $1', [campaign])
      if (kept.length === 0)
        throw new NotFoundError('not kept', `campaign ${campaign}`, 'List the campaigns to see their ids.')
      return show(await read(await membersOf(campaign), page), `campaign:${campaign}`, by)
    },
  }

  async function membersOf(campaign: string): Promise<string[]> {
    const accounts: string[] = []
    for (;;) {
      const page = await listMembers(state, campaign, { after: accounts.at(-1), limit: MEMBERS_AT_ONCE })
      accounts.push(...page.map(({ id }) => id))
      if (page.length < MEMBERS_AT_ONCE) return accounts
    }
  }
}

const newestFirst = (a: Row, b: Row): number => b.at_ms - a.at_ms || (BigInt(b.id) > BigInt(a.id) ? 1 : -1)
