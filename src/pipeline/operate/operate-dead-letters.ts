import { z } from 'zod'
import { appendAudit } from '#audit/append-audit.js'
import {
  type DeadLetter,
  type DeadLetterFilter,
  deadLetterSchema,
  type Replayed,
  type ReplayRequest,
} from '#contract/dead-letter.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import type { Params } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'
import { joinDocuments } from './join-documents.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

const READ = readSql(import.meta.url, './read-dead-letters.sql')
const REPLAYABLE = readSql(import.meta.url, './replayable-dead-letters.sql')
/** Letters a replay; of 64 KB at most each. */
const REPLAYED_MAX = 1000
const NAMED = `({format:String} = '' OR format = {format:String}) AND ({reason:String} = '' OR reason = {reason:String})
  AND (empty({ids:Array(String)}) OR has({ids:Array(String)}, id))`

const row = deadLetterSchema.omit({ at: true }).extend({ at_ms: z.coerce.number() })
const replayableRow = deadLetterSchema.pick({ id: true, format: true, document: true })
const countRow = z.object({ rows: z.coerce.number() })

const paramsOf = ({ ids = [], format = '', reason = '' }: DeadLetterFilter): Params => ({ ids, format, reason })

/** Documents that could not be used: to be looked at, sent again, or removed. */
export function operateDeadLetters({ link: { engine, state }, ingest }: Pick<Live, 'link' | 'ingest'>) {
  const remove = (params: Params) =>
    engine.command(`ALTER TABLE dead_letters DELETE WHERE ${NAMED} SETTINGS mutations_sync = 2`, params)
  const count = async (params: Params, more = 'true'): Promise<number> =>
    (await engine.rows(countRow, `SELECT count() AS rows FROM dead_letters WHERE ${NAMED} AND ${more}`, params))[0]!
      .rows
  const audit = (action: string, by: string, detail: Record<string, unknown>) =>
    appendAudit(state, { actor: by, action, subject: 'dead_letters:all', detail }, Date.now())
  return {
    /** What was sent holds prompts: that somebody read it is written down before it is shown. */
    list: async (
      { after, limit, ...filter }: DeadLetterFilter & PageRequest,
      by: string,
    ): Promise<Page<DeadLetter>> => {
      const request = { after, limit }
      const rows = await engine.rows(row, READ, {
        ...paramsOf(filter),
        rows: rowsFor(request),
        ...readMomentPlace(after),
      })
      const { items, next } = pageOf(rows, request, ({ at_ms, id }) => momentPlace(at_ms, id))
      if (items.length > 0) await audit('dead_letters.read', by, { read: items.length })
      return { items: items.map(({ at_ms, ...letter }) => ({ ...letter, at: new Date(at_ms).toISOString() })), next }
    },
    /** What fails again stands there anew, with the reason of now: so the letters that were tried are removed. */
    replay: async ({ before, ...filter }: ReplayRequest, by: string): Promise<Replayed> => {
      const params = paramsOf(filter)
      const before_ms = before === undefined ? Date.now() : Date.parse(before)
      const found = await engine.rows(replayableRow, REPLAYABLE, { ...params, before_ms, rows: REPLAYED_MAX + 1 })
      const letters = found.slice(0, REPLAYED_MAX)
      const sums = { accepted: 0, duplicate: 0, rejected: 0 }
      for (const format of new Set(letters.map((letter) => letter.format))) {
        const own = letters.filter((letter) => letter.format === format)
        const { accepted, repeated, rejected } = await ingest.take(
          format,
          joinDocuments(own.map(({ document }) => document)),
        )
        await remove(paramsOf({ ids: own.map(({ id }) => id) }))
        sums.accepted += accepted
        sums.duplicate += repeated.length
        sums.rejected += rejected.length
      }
      if (letters.length > 0) await audit('dead_letters.replayed', by, { taken: letters.length, ...sums })
      const truncated = await count(params, 'truncated')
      const more = found.length > letters.length
      return { taken: letters.length, ...sums, truncated, more, before: new Date(before_ms).toISOString() }
    },
    /** Gives how many were removed. Throws an InputError for a filter that names all. */
    remove: async (filter: DeadLetterFilter, by: string): Promise<number> => {
      const params = paramsOf(filter)
      if (filter.ids === undefined && params.format === '' && params.reason === '')
        throw new InputError('it names all dead letters', 'query', 'Give ids, a format or a reason.')
      const removed = await count(params)
      if (removed === 0) return 0
      await remove(params)
      await audit('dead_letters.removed', by, { removed })
      return removed
    },
  }
}
