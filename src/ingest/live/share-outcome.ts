import type { LogFormat } from '../log-format.js'
import type { Documents, Rejected } from '../receive/documents.js'
import type { RowBatch } from '../receive/encode-rows.js'
import type { BatchLoaded } from './load-batch.js'

/** What became of the documents of one request, by their numbers in it. */
export interface Ingested {
  /** documents whose exchanges are stored, or that hold none (spans of other things) */
  accepted: number
  /** documents with an exchange that was here before */
  repeated: number[]
  rejected: Rejected[]
  /** what the rejected documents held that could not be used: a document may hold several exchanges (OTLP) */
  rejected_entries: number
}

interface Waiting {
  documents: Documents
  resolve(result: Ingested): void
  reject(error: Error): void
}

/** Documents of one format on their way, and who waits for them. */
export interface Gathering {
  format: LogFormat
  rows: RowBatch
  since_ms: number
  waiting: Waiting[]
}

/** The outcome of a batch, shared out to its requests. */
export function shareOutcome({ repeated, rejected }: BatchLoaded, { rows, waiting }: Gathering): Ingested[] {
  const shares = waiting.map(({ documents }) => ({
    accepted: 0,
    repeated: [] as number[],
    rejected: [...documents.rejected],
    rejected_entries: documents.rejected.length,
  }))
  for (const line of new Set(repeated)) {
    const { request, number } = rows.locate(line)
    shares[request]!.repeated.push(number)
  }
  for (const { line, reason, entries } of rejected) {
    const { request, number } = rows.locate(line)
    shares[request]!.rejected.push({ number, reason })
    shares[request]!.rejected_entries += entries
  }
  return shares.map((share, request) => {
    const { documents } = waiting[request]!
    const told = share.repeated.length + share.rejected.length - documents.rejected.length
    // A document of several exchanges may be among both.
    return { ...share, accepted: Math.max(0, documents.starts.length - told) }
  })
}
