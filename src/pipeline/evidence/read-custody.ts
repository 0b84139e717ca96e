import { z } from 'zod'
import { readHead } from '#audit/append-audit.js'
import type { Custody } from '#contract/evidence.js'
import type { Engine } from '#store/engine.js'
import { inPieces } from '#store/in-pieces.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const BATCHES = readSql(import.meta.url, './batches-of-accounts.sql')

const batchRow = z.object({
  file: z.number(),
  received_ms: z.coerce.number(),
  format: z.string(),
  bytes: z.coerce.number(),
  sha256: z.string(),
  exchanges: z.coerce.number(),
  rejected: z.coerce.number(),
})

/** The batches in which the exchanges of these accounts arrived at a running server, and the head of its audit log. */
export async function readCustody(engine: Engine, state: State, accounts: readonly { id: string }[]): Promise<Custody> {
  const batches = new Map<number, z.infer<typeof batchRow>>()
  for (const names of inPieces(accounts.map(({ id }) => id)))
    for (const batch of await engine.rows(batchRow, BATCHES, { names })) batches.set(batch.file, batch)
  const sources = [...batches.values()]
    .sort((a, b) => a.file - b.file)
    .map(({ file, received_ms, ...batch }) => ({
      name: `batch ${file}`,
      received: new Date(received_ms).toISOString(),
      ...batch,
    }))
  const at = new Date().toISOString()
  const detail = `${sources.length} batches hold exchanges of its accounts`
  return { sources, sources_count: sources.length, steps: [{ at, step: 'read', detail }], audit: await readHead(state) }
}
