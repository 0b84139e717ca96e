import type { ProvenanceLogCheck, ProvenanceLogEntry } from '#contract/provenance-log.js'
import { addEntry, countDone, emptyState, type LogState } from './log-state.js'
import { readLines } from './read-lines.js'
import { readEntry } from './seal-entry.js'

export interface ReadLog {
  state: LogState
  /** bytes up to the end of the last whole entry */
  bytes: number
  /** of a last line without an end that is no whole entry */
  torn_bytes: number
  /** the last entry is whole but for its line end */
  unended: boolean
  problem: ProvenanceLogCheck['problem']
}

/**
 * Reads a log from its beginning and holds every byte of it against the chain; stops at the first line that is wrong. What
 * a crash leaves, a last line without an end, is no problem but torn. Rejects where the file cannot be read.
 */
export async function readLog(file: string, visit: (entry: ProvenanceLogEntry) => void = () => {}): Promise<ReadLog> {
  const read: ReadLog = { state: emptyState(), bytes: 0, torn_bytes: 0, unended: false, problem: null }
  for await (const { bytes, ended } of readLines(file)) {
    const { entry, wrong } = readEntry(bytes, { n: read.state.n, previous: read.state.head })
    if (entry === undefined && !ended) read.torn_bytes = bytes.length
    else if (entry === undefined) read.problem = { line: read.state.n + 1, what: wrong }
    else if (entry.n === 0 && entry.kind !== 'opened') read.problem = { line: 1, what: 'a log begins with `opened`' }
    else {
      addEntry(read.state, entry)
      visit(entry)
      read.bytes += bytes.length + (ended ? 1 : 0)
      read.unended = !ended
    }
    if (read.problem !== null) break
  }
  return read
}

/**
 * Whether a log is whole. @param kept `sha256` of an entry that was kept elsewhere, mostly the last one then: it must still
 * be there. Nothing else shows that an end was cut off
 */
export async function verifyLog(file: string, kept?: string): Promise<ProvenanceLogCheck> {
  let found = kept === undefined
  const {
    state,
    torn_bytes,
    problem: broken,
  } = await readLog(file, ({ sha256 }) => {
    found ||= sha256 === kept
  })
  const { n, first_at, last_at, pass_through } = state
  const problem =
    broken ??
    (n === 0 ? EMPTY : found ? null : { line: n + 1, what: 'an end was cut off: the entry that was kept is missing' })
  return {
    ok: problem === null,
    entries: n,
    head: n === 0 ? null : state.head,
    torn_bytes,
    problem,
    plan_sha256: state.opened?.plan_sha256 ?? null,
    answers: countDone(state, 'answer'),
    refused: countDone(state, 'refused'),
    first_at,
    last_at,
    pass_through,
  }
}

const EMPTY = { line: 1, what: 'it is empty' }
