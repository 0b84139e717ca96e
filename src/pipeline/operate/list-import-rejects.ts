import { z } from 'zod'
import { appendAudit } from '#audit/append-audit.js'
import { type ImportReject, importRejectSchema } from '#contract/log-import.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { Live } from '../live/start-live.js'
import { momentPlace, readMomentPlace } from './moment-place.js'

const READ = `SELECT id, line, reason, document, truncated FROM dead_letters
  WHERE import = {import:String} AND ({after_id:String} = '' OR (line, id) > ({after_line:UInt64}, {after_id:String}))
  ORDER BY line, id LIMIT {rows:UInt32}`

const row = importRejectSchema.extend({ line: z.coerce.number() })

/** Lines of an import that could not be used, by their numbers. They hold prompts: that they are read is written down first. */
export const listImportRejects =
  ({ link: { engine, state }, log_imports }: Pick<Live, 'link' | 'log_imports'>) =>
  async ({ id, by, ...request }: PageRequest & { id: string; by: string }): Promise<Page<ImportReject>> => {
    // An import that never was is an error and not an empty list.
    await log_imports.read(id)
    const { after_ms: after_line, after_id } = readMomentPlace(request.after)
    const rows = await engine.rows(row, READ, { import: id, after_line, after_id, rows: rowsFor(request) })
    const page = pageOf(rows, request, ({ line, id }) => momentPlace(line, id))
    const read = page.items.length
    const act = { actor: by, action: 'dead_letters.read', subject: `import:${id}`, detail: { read } }
    if (read > 0) await appendAudit(state, act, Date.now())
    return page
  }
