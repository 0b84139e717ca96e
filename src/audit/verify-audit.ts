import type { KeyObject } from 'node:crypto'
import { type AuditEntry, type AuditVerification, NO_HASH } from '#contract/audit.js'
import { entryHash } from './entry-hash.js'
import { readEntry } from './read-entry.js'
import { type Checkpoints, readTrustedCheckpoints } from './trusted-checkpoints.js'

type Items<T> = Iterable<T> | AsyncIterable<T>

export interface VerifyOptions {
  /** problems told in full; the others are counted. 100 by default */
  problems_max?: number
  /** checkpoints held in memory; more are told as a problem. 100,000 by default: eleven years of one an hour */
  checkpoints_max?: number
}

/** Where the reading of the chain stands. */
interface Place {
  seq: number
  hash: string
  entries: number
}

/**
 * Reads a log from its first entry to its last and holds it against checkpoints. Finds entries that were altered,
 * removed, put elsewhere or added, a cut tail and a chain written anew (both against a checkpoint), and checkpoints that
 * no trusted key signed. Reads once; memory grows with the checkpoints alone.
 * @param entries lines of an export, or documents; what is no entry is a problem, not an error
 * @param checkpoints lines of an export, or documents
 * @param trusted_keys by `keyIdOf`
 */
export async function verifyAudit(
  entries: Items<unknown>,
  checkpoints: Items<unknown>,
  trusted_keys: ReadonlyMap<string, KeyObject>,
  { problems_max = 100, checkpoints_max = 100_000 }: VerifyOptions = {},
): Promise<AuditVerification> {
  const problems: AuditVerification['problems'] = []
  let problems_count = 0
  const tell = (seq: number, what: string): void => {
    problems_count += 1
    if (problems.length < problems_max) problems.push({ seq, what })
  }
  const trusted = await readTrustedCheckpoints(checkpoints, trusted_keys, checkpoints_max, tell)
  const with_checkpoints = problems_count
  const place: Place = { seq: 0, hash: NO_HASH, entries: 0 }
  compareCheckpoint(trusted, 0, NO_HASH, tell)
  for await (const document of entries) {
    place.entries += 1
    const entry = readEntry(document)
    if (typeof entry === 'string') {
      tell(place.seq + 1, entry)
      continue
    }
    for (const what of breaksOf(entry, place)) tell(entry.seq, what)
    compareCheckpoint(trusted, entry.seq, entry.hash, tell)
    place.seq = entry.seq
    place.hash = entry.hash
  }
  const cut = trusted.last_seq > place.seq
  if (cut)
    tell(
      place.seq + 1,
      `the tail was cut: the log ends at ${place.seq}, a checkpoint tells of entry ${trusted.last_seq}`,
    )
  return {
    ok: problems_count === 0,
    whole: problems_count === with_checkpoints,
    entries: place.entries,
    checkpoints: trusted.count,
    attested_to: trusted.last_seq,
    problems,
    problems_count,
  }
}

function breaksOf(entry: AuditEntry, before: Place): string[] {
  const breaks: string[] = []
  if (hashOf(entry) !== entry.hash) breaks.push('altered: its content does not lead to its hash')
  if (entry.seq > before.seq + 1)
    breaks.push(`${missing(entry.seq - before.seq - 1)} (the one before is ${before.seq})`)
  else if (entry.seq <= before.seq) breaks.push(`out of order or repeated: it stands after entry ${before.seq}`)
  else if (entry.previous !== before.hash)
    breaks.push('the chain is broken: it does not follow from the entry before, one of the two was replaced')
  return breaks
}

const missing = (count: number): string =>
  count === 1 ? '1 entry before it is missing' : `${count} entries before it are missing`

function hashOf(entry: AuditEntry): string | undefined {
  try {
    return entryHash(entry)
  } catch {
    return undefined
  }
}

function compareCheckpoint(trusted: Checkpoints, seq: number, hash: string, tell: (seq: number, what: string) => void) {
  for (const checkpoint of trusted.at(seq))
    if (checkpoint.hash !== hash)
      tell(seq, `rewritten: it is not the entry for which a checkpoint was signed at ${checkpoint.at}`)
}
