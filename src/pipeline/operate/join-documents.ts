import type { Documents } from '#ingest/receive/documents.js'

/** Texts as the documents of one request, numbered from 1. */
export function joinDocuments(texts: readonly string[]): Documents {
  const parts = texts.map((text) => Buffer.from(text))
  const documents: Documents = { bytes: Buffer.concat(parts), starts: [], ends: [], numbers: [], rejected: [] }
  let at = 0
  for (const [index, { length }] of parts.entries()) {
    documents.starts.push(at)
    documents.ends.push(at + length)
    documents.numbers.push(index + 1)
    at += length
  }
  return documents
}
