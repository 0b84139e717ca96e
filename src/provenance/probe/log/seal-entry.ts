import { createHash } from 'node:crypto'
import { type ProvenanceLogEntry, type ProvenanceLogLink, provenanceLogEntrySchema } from '#contract/provenance-log.js'
import { canonicalJson } from '#lib/canonical-json.js'

/** What an entry says, without its place in the chain. */
export type EntryBody = ProvenanceLogEntry extends infer Entry
  ? Entry extends ProvenanceLogEntry
    ? Omit<Entry, ProvenanceLogLink>
    : never
  : never

/** `previous` of the first entry. */
export const FIRST = '0'.repeat(64)

/** An entry in its place: its hash is that of the canonical JSON (RFC 8785) of all else in it. */
export function sealEntry(body: EntryBody, n: number, previous: string, now: Date): ProvenanceLogEntry {
  const entry = { ...body, n, previous, at: now.toISOString() }
  return { ...entry, sha256: hashOf(entry) } as ProvenanceLogEntry
}

export const lineOf = (entry: ProvenanceLogEntry): string => canonicalJson(entry)

/**
 * The entry of a line, or in words what is wrong with it: each byte of it counts, for it is held against the one spelling
 * and the hash. `expected` is what follows from the line before.
 */
export function readEntry(
  line: Buffer,
  expected: { n: number; previous: string },
): { entry: ProvenanceLogEntry; wrong?: never } | { wrong: string; entry?: never } {
  const parsed = provenanceLogEntrySchema.safeParse(parse(line))
  if (!parsed.success) return { wrong: 'it is no entry of a log of answers' }
  const { sha256, ...rest } = parsed.data
  if (hashOf(rest) !== sha256 || !Buffer.from(lineOf(parsed.data)).equals(line))
    return { wrong: 'it was altered: its hash is another one' }
  if (rest.n !== expected.n) return { wrong: `it is entry ${rest.n}, and entry ${expected.n} belongs here` }
  if (rest.previous !== expected.previous) return { wrong: 'it does not follow from the line before' }
  return { entry: parsed.data }
}

const hashOf = (entry: object): string => createHash('sha256').update(canonicalJson(entry)).digest('hex')

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}
