import { z } from 'zod'
import { appendAudit } from '#audit/append-audit.js'
import { listAllMembers } from '#campaign/identity/read-campaigns.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { SAMPLES_MAX, type TextSample, textSampleSchema } from '#contract/text-sample.js'
import { inPieces } from '#store/in-pieces.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

const READ = readSql(import.meta.url, './read-samples.sql')

const row = textSampleSchema.omit({ at: true }).extend({ at_ms: z.coerce.number() })
type Row = z.infer<typeof row>

/** Texts that were kept as evidence. That somebody read some is written down before they are shown. */
export function operateSamples({ link: { state, engine } }: Pick<Live, 'link'>) {
  async function read(accounts: readonly string[], { after, limit = SAMPLES_MAX }: PageRequest) {
    const request = { after, limit: Math.min(limit, SAMPLES_MAX) }
    const rows = rowsFor(request)
    const place = readMomentPlace(after)
    let found: Row[] = []
    for (const piece of inPieces(accounts)) {
      const more = await engine.rows(row, READ, { accounts: piece, rows, ...place })
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
      const accounts = (await listAllMembers(state, campaign)).map(({ id }) => id)
      return show(await read(accounts, page), `campaign:${campaign}`, by)
    },
  }
}

const newestFirst = (a: Row, b: Row): number => b.at_ms - a.at_ms || (BigInt(b.id) > BigInt(a.id) ? 1 : -1)
