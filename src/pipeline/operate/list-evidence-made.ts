import { z } from 'zod'
import { type EvidenceMade, evidenceMadeSchema } from '#contract/evidence-made.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'

const READ = readSql(import.meta.url, './list-evidence-made.sql')

const row = evidenceMadeSchema.extend({ bytes: z.coerce.number().nullable() })

/** Packages of evidence that were made, by the audit log, the newest first. */
export async function listEvidenceMade(
  { link: { state } }: Pick<Live, 'link'>,
  { campaign = null, ...request }: PageRequest & { campaign?: string | null | undefined },
): Promise<Page<EvidenceMade>> {
  const before = request.after ?? null
  if (before !== null && !/^\d{1,15}$/.test(before))
    throw new InputError('no place in this list', 'query, after', 'Give `next` of the page before.')
  return pageOf(await state.rows(row, READ, [campaign, before, rowsFor(request)]), request, ({ id }) => id)
}
