import { z } from 'zod'
import { type EvidenceMade, evidenceMadeSchema } from '#contract/evidence-made.js'
import { type Page, type PageRequest, pageOf, readNumberPlace, rowsFor } from '#contract/page.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'

const READ = readSql(import.meta.url, './list-evidence-made.sql')

const row = evidenceMadeSchema.extend({ bytes: z.coerce.number().nullable() })

/** Packages of evidence that were made, by the audit log, the newest first. */
export async function listEvidenceMade(
  { link: { state } }: Pick<Live, 'link'>,
  { campaign = null, ...request }: PageRequest & { campaign?: string | null | undefined },
): Promise<Page<EvidenceMade>> {
  const values = [campaign, readNumberPlace(request.after), rowsFor(request)]
  return pageOf(await state.rows(row, READ, values), request, ({ id }) => id)
}
