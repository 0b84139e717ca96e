import { type FileHandle, open, stat, truncate } from 'node:fs/promises'
import type { ProvenanceLogEntry } from '#contract/provenance-log.js'
import { InputError } from '#contract/scan.js'
import { addEntry, emptyState, type LogState } from './log-state.js'
import { type EntryBody, lineOf, sealEntry } from './seal-entry.js'
import { readLog } from './verify-log.js'

/** What the first entry says; a log is gone on with only where it says the same. */
export type OpeningBody = Omit<Extract<EntryBody, { kind: 'opened' }>, 'kind' | 'form'>

/** A log of answers, to which entries are added one after the other. */
export class AnswerLog {
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly handle: FileHandle,
    readonly state: LogState,
    public bytes: number,
  ) {}

  /** Rejects where it cannot be written, then and ever after: an entry upon half of one would break the chain. */
  append(body: EntryBody): Promise<ProvenanceLogEntry> {
    const added = this.#last.then(() => this.#write(body))
    this.#last = added
    // Whoever waits is told; the chain itself must not end the process.
    added.catch(() => {})
    return added
  }

  async #write(body: EntryBody): Promise<ProvenanceLogEntry> {
    const entry = sealEntry(body, this.state.n, this.state.head, new Date())
    const line = Buffer.from(`${lineOf(entry)}\n`)
    await this.handle.appendFile(line)
    // A question may be lost with the power, an answer that was paid for not.
    if (body.kind !== 'asked') await this.handle.datasync()
    this.bytes += line.length
    addEntry(this.state, entry)
    return entry
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {})
    await this.handle.close()
  }
}

/**
 * Opens the log of a collection, or begins it. A last line that a crash cut is taken off, and that is written down. Throws
 * an InputError where the log was altered, or is of another plan or endpoint.
 */
export async function openLog(file: string, opening: OpeningBody): Promise<AnswerLog> {
  const there = await stat(file).catch(() => undefined)
  const read = there === undefined ? undefined : await readLog(file)
  if (read?.problem != null)
    throw new InputError(
      `line ${read.problem.line}: ${read.problem.what}`,
      file,
      'Nothing is added to a log that is broken: begin a new one elsewhere.',
    )
  const state = read?.state ?? emptyState()
  if (state.opened !== undefined) refuseOther(state.opened, opening, file)
  if (read !== undefined && read.torn_bytes > 0) await truncate(file, read.bytes)
  const handle = await open(file, 'a', 0o600)
  if (read?.unended) await handle.appendFile('\n')
  const log = new AnswerLog(handle, state, (read?.bytes ?? 0) + (read?.unended ? 1 : 0))
  const { stillwatch_version } = opening
  await (state.opened === undefined
    ? log.append({ kind: 'opened', form: 'stillwatch/provenance-log@1', ...opening })
    : log.append({ kind: 'resumed', torn_bytes: read?.torn_bytes ?? 0, stillwatch_version }))
  return log
}

function refuseOther(opened: NonNullable<LogState['opened']>, opening: OpeningBody, file: string): void {
  const differs = (['plan_sha256', 'url', 'api', 'model', 'prompts_sha256'] as const).find(
    (field) => opened[field] !== opening[field],
  )
  if (differs !== undefined)
    throw new InputError(`it holds answers of another collection (${differs} differs)`, file, 'Name another folder.')
}
