import { z } from 'zod'
import type { AuditEntry } from '#contract/audit.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'

/** Entries of at most 64 kB: a page stays below 32 MB. */
const PAGE_ROWS = 500

/** Read without the checks of the contract: a row that somebody spoiled is for verifying to tell, not for reading to break on. */
const rowSchema = z.object({
  seq: z.coerce.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.json() as z.ZodType<AuditEntry['detail']>,
  previous: z.string(),
  hash: z.string(),
})

export interface AuditRange {
  /** first entry; 1 by default */
  from_seq?: number
  /** last entry; the newest by default */
  to_seq?: number
  /** rows read at once */
  page_rows?: number
}

/** The entries in order, a page at a time: memory does not grow with the log. */
export async function* readAudit(
  state: State,
  { from_seq = 1, to_seq = Number.MAX_SAFE_INTEGER, page_rows = PAGE_ROWS }: AuditRange = {},
): AsyncGenerator<AuditEntry> {
  let after = from_seq - 1
  for (;;) {
    const page = await state.rows(
      rowSchema,
      'SELECT seq, at, actor, action, subject, detail, previous, hash FROM audit WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3',
      [after, to_seq, page_rows],
    )
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < page_rows) return
    after = last.seq
  }
}

/** The log as NDJSON lines (each with its line end) that `runAuditVerify` reads: canonical JSON, one entry a line. */
export async function* exportAudit(state: State, range: AuditRange = {}): AsyncGenerator<string> {
  for await (const entry of readAudit(state, range)) yield `${canonicalJson(entry)}\n`
}
