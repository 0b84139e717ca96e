import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '#contract/settings.js'
import { ACCOUNT_ERASED, ErasedAccounts } from '#ingest/live/erased-accounts.js'
import { type FilePart, type Ingested, IngestQueue } from '#ingest/live/ingest-queue.js'
import { type BatchLoaded, EARLIEST, loadBatch } from '#ingest/live/load-batch.js'
import { mendIds } from '#ingest/live/mend-ids.js'
import { lastBatch } from '#ingest/live/open-live-tables.js'
import type { Documents } from '#ingest/receive/documents.js'
import { formatNamed } from '#ingest/recognise-format.js'
import type { Engine } from '#store/engine.js'
import { identifierKey } from '../open-store.js'

export type { FilePart, Ingested } from '#ingest/live/ingest-queue.js'

const DAY_MS = 86_400_000

/** What the engine would forget at once is refused with a word, and not lost in silence. */
export const earliestKept = (exchanges_days: number, now_ms: number): Date =>
  exchanges_days === 0 ? EARLIEST : new Date(now_ms - exchanges_days * DAY_MS)

interface Opening {
  directory: string
  /** number of the newest batch */
  last: number
  erasure_key: readonly [bigint, bigint]
}

/** What arrives: into the engine, and what cannot be used among the dead letters. */
export class LiveIngest {
  readonly queue: IngestQueue
  readonly erased: ErasedAccounts
  readonly #engine: Engine
  readonly #settings: Settings
  #kept: (exchanges: number) => void = () => {}
  /** looks at each batch while it lies apart; undefined: nobody does */
  watch: ((batch: number) => Promise<void>) | undefined

  private constructor(engine: Engine, settings: Settings, { directory, last, erasure_key }: Opening) {
    this.#engine = engine
    this.erased = new ErasedAccounts(engine, { key: erasure_key, days: settings.ingest.erased_days })
    this.#settings = settings
    let number = last
    let midway = false
    const { ingest, reading, retention } = settings
    const options = {
      account_field: ingest.account_field,
      identifier_key: identifierKey(settings),
      tokens: settings.sharing.communities.length > 0,
      line_bytes_max: reading.line_bytes_max,
      skew_ms_max: reading.skew_ms_max,
      erased: this.erased,
    }
    this.queue = new IngestQueue(
      async (batch) => {
        // The disk was full, or the store was away or late, perhaps between the exchanges and their ids.
        if (midway) await mendIds(engine)
        midway = true
        const loaded = await loadBatch(engine, batch, {
          ...options,
          earliest: earliestKept(retention.exchanges_days, batch.received.getTime()),
        }).catch((error: unknown) => {
          // Some may have been kept though the batch failed: uncounted they would never be looked at.
          this.#kept(1)
          throw error
        })
        midway = false
        this.#kept(loaded.kept)
        // What is only looked at may fail.
        if (loaded.kept > 0) await this.watch?.(batch.number).catch(() => {})
        return loaded
      },
      {
        directory,
        next_number: () => ++number,
        batch_bytes_max: ingest.batch_bytes_max,
        batch_wait_ms: ingest.batch_wait_ms,
        queue_bytes_max: ingest.queue_bytes_max,
      },
    )
  }

  /** `erasure_key`: of the hashes of erased accounts. `numbered`: the newest batch that the state store knows of. */
  static async open(
    engine: Engine,
    settings: Settings,
    { data, erasure_key, numbered }: { data: string; erasure_key: Opening['erasure_key']; numbered: number },
  ): Promise<LiveIngest> {
    const directory = join(data, 'arriving')
    // What a process that was killed left there was not acknowledged.
    await rm(directory, { recursive: true, force: true })
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const last = Math.max(await lastBatch(engine), numbered)
    return new LiveIngest(engine, settings, { directory, last, erasure_key })
  }

  /** Calls back with the number of exchanges of each batch that was kept. */
  onKept(listen: (exchanges: number) => void): void {
    this.#kept = listen
  }

  /**
   * Takes a part of a file, in its turn among what senders send; rows as of a batch. Rejects where it is not stored: then
   * it may be taken again. What cannot be used goes among the dead letters as well.
   */
  takeFile(file: FilePart): Promise<BatchLoaded> {
    return this.queue.addFile(file)
  }

  /** Resolves when the documents are stored. Throws QueueFull. */
  async take(format: string, documents: Documents): Promise<Ingested> {
    const ingested = await this.queue.add(formatNamed(format), documents)
    // Of who was erased nothing is kept, and so no dead letter.
    const dead = ingested.rejected.filter(({ reason }) => reason !== ACCOUNT_ERASED)
    if (dead.length > 0) await this.#keepDead(format, documents, dead)
    return ingested
  }

  close(): Promise<void> {
    return this.queue.close()
  }

  async #keepDead(
    format: string,
    { bytes, starts, ends, numbers }: Documents,
    rejected: Ingested['rejected'],
  ): Promise<void> {
    const { dead_letter_bytes_max } = this.#settings.ingest
    const place = new Map(numbers.map((number, index) => [number, index]))
    const at = new Date().toISOString().replace('T', ' ').replace('Z', '')
    await this.#engine.insert(
      'dead_letters',
      rejected.map(({ number, reason }) => {
        const index = place.get(number)
        const text = index === undefined ? Buffer.alloc(0) : bytes.subarray(starts[index], ends[index])
        const truncated = index === undefined || text.length > dead_letter_bytes_max
        const document = text.subarray(0, dead_letter_bytes_max).toString('utf8')
        return { id: `dead_${randomUUID()}`, at, format, reason, document, truncated }
      }),
    )
  }
}
