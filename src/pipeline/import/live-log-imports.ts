import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { appendAudit } from '#audit/append-audit.js'
import type { LogImport } from '#contract/log-import.js'
import type { PageRequest } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { ReceiveError } from '#ingest/receive/receive-error.js'
import { saveBody } from '#ingest/receive/save-body.js'
import type { LiveDetection } from '../live/live-detection.js'
import type { LiveIngest } from '../live/live-ingest.js'
import type { StoreLink } from '../live/store-link.js'
import { finishImport } from './finish-import.js'
import { ImportRecords, type UnfinishedImport } from './import-records.js'
import { readImport } from './read-import.js'

export interface ImportEvents {
  failed: [error: Error, id: string]
}

export interface ImportOptions {
  link: Pick<StoreLink, 'state' | 'engine'>
  ingest: Pick<LiveIngest, 'takeFile'>
  detection: Pick<LiveDetection, 'runAnew' | 'rest'>
  settings: Settings
  /** data directory */
  directory: string
}

export interface AskedImport {
  name: string
  format: string
  by: string
  announced_bytes?: number
}

/** Log files that people hand over: received one beside the other, read one after the other. */
export class LiveLogImports extends EventEmitter<ImportEvents> {
  readonly #options: ImportOptions
  readonly #records: ImportRecords
  readonly #directory: string
  readonly #ending = new AbortController()
  /** that are received, wait or are read, by this server */
  readonly #unfinished = new Set<string>()
  #reading: Promise<void> = Promise.resolve()

  private constructor(options: ImportOptions) {
    super()
    this.#options = options
    this.#records = new ImportRecords(options.link.state)
    this.#directory = join(options.directory, 'imports')
  }

  /** What a server before did not finish is read again; what it only received in part has failed. */
  static async open(options: ImportOptions): Promise<LiveLogImports> {
    const imports = new LiveLogImports(options)
    await imports.#resume()
    return imports
  }

  list(filter: PageRequest & { state?: LogImport['state'] | undefined }) {
    return this.#records.list(filter)
  }

  /** Throws a NotFoundError. */
  read(id: string): Promise<LogImport> {
    return this.#records.read(id)
  }

  /**
   * Takes a file in, and reads it when those before it are read. Resolves when it is received. Throws ReceiveError: nothing
   * is kept of it then.
   */
  async receive(body: Readable, { name, format, by, announced_bytes }: AskedImport): Promise<LogImport> {
    const { waiting_max, bytes_max: received_bytes_max, body_ms_max } = this.#options.settings.imports
    if (this.#unfinished.size >= waiting_max)
      throw new ReceiveError(429, `${waiting_max} files are under way`, 'request', 'Wait until one of them is read.')
    const { bytes_per_s_min, grace_ms } = this.#options.settings.receive
    const record = newRecord({ name, by })
    const { id } = record
    this.#unfinished.add(id)
    try {
      await this.#records.add(record, format)
      await mkdir(this.#pathOf(id), { recursive: true, mode: 0o700 })
      const bounds = { received_bytes_max, body_ms_max, bytes_per_s_min, grace_ms }
      const saved = await saveBody(body, join(this.#pathOf(id), 'log'), bounds, announced_bytes)
      Object.assign(record, saved, { state: 'waiting' })
      await this.#audit(by, 'import.received', record, saved)
      await this.#records.put(record)
      this.#next({ record, format })
      return { ...record }
    } catch (error) {
      this.#unfinished.delete(id)
      await rm(this.#pathOf(id), { recursive: true, force: true })
      await this.#records.remove(id).catch(() => {})
      throw error
    }
  }

  /** What is being read stops, and goes on at the next start. */
  async close(): Promise<void> {
    this.#ending.abort(new Error('the server stops'))
    await this.#reading
  }

  async #resume(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    const unfinished = await this.#records.unfinished()
    const known = new Set<string>()
    for (const { record, ...more } of unfinished) {
      if (record.state === 'receiving') {
        await this.#records.put(failed(record, 'the server stopped while it was received. Send it again.'))
        continue
      }
      known.add(record.id)
      this.#unfinished.add(record.id)
      this.#next({ record: afresh(record), ...more })
    }
    for (const left of await readdir(this.#directory))
      if (!known.has(left)) await rm(join(this.#directory, left), { recursive: true, force: true })
  }

  #next(unfinished: UnfinishedImport): void {
    this.#reading = this.#reading.then(() => this.#carryOut(unfinished))
  }

  /** Never rejects. */
  async #carryOut({ record, format }: UnfinishedImport): Promise<void> {
    const { signal } = this.#ending
    if (signal.aborted) return
    const { id } = record
    const { link, ingest, settings, detection } = this.#options
    const directory = this.#pathOf(id)
    try {
      record.state = 'reading'
      await this.#records.put(record)
      // A run in the midst of a file would see a part of it, and keep the rest waiting.
      const wake = detection.rest()
      await readImport(record, { records: this.#records, ingest, settings, directory, format, signal }).finally(wake)
      record.state = 'detecting'
      await this.#records.put(record)
      const told = (error: Error) => void this.emit('failed', error, id)
      await finishImport(record, { records: this.#records, link, detection, signal, failed: told })
    } catch (error) {
      // What was not finished is finished after the next start.
      if (signal.aborted) return
      failed(record, problemOf(error as Error))
      // What is amiss with the file is told who sent it.
      if (!(error instanceof InputError)) this.emit('failed', error as Error, id)
    }
    try {
      await this.#records.put(record)
      const { state, accepted, duplicate_count, rejected_count } = record
      await this.#audit(record.by, 'import.finished', record, { state, accepted, duplicate_count, rejected_count })
      await rm(directory, { recursive: true, force: true })
      await this.#records.forget(settings.imports.kept_max)
    } catch (error) {
      this.emit('failed', error as Error, id)
    }
    this.#unfinished.delete(id)
  }

  #pathOf(id: string): string {
    return join(this.#directory, id)
  }

  async #audit(actor: string, action: string, { id }: LogImport, detail: Record<string, unknown>): Promise<void> {
    await appendAudit(this.#options.link.state, { actor, action, subject: `import:${id}`, detail }, Date.now())
  }
}

const newRecord = ({ name, by }: Pick<LogImport, 'name' | 'by'>): LogImport => ({
  id: `imp_${randomBytes(8).toString('hex')}`,
  name,
  state: 'receiving',
  started: new Date().toISOString(),
  finished: null,
  by,
  bytes: 0,
  sha256: '',
  ...NOTHING_READ(),
})

/** What the reading finds out, before it begins. */
const NOTHING_READ = () => ({
  bytes_read: 0,
  format: '',
  accepted: 0,
  duplicate_count: 0,
  rejected_count: 0,
  rejected: [],
  older: null,
  first: null,
  last: null,
  campaigns: null,
  problem: null,
})

/** It is read from its beginning again: what is stored of it already is known by its ids. */
const afresh = (record: LogImport): LogImport => ({ ...record, ...NOTHING_READ(), state: 'waiting' })

const problemOf = (error: Error): string =>
  error instanceof InputError
    ? `${error.what}. ${error.hint}`
    : 'it could not be read; the log of the server tells why. Send it again.'

const failed = (record: LogImport, problem: string): LogImport =>
  Object.assign(record, { state: 'failed', problem, finished: new Date().toISOString() } as const)
