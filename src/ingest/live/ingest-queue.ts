import { webcrypto } from 'node:crypto'
import { unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogFormat } from '../log-format.js'
import type { Documents } from '../receive/documents.js'
import { createRowBatch, rowBytesMax } from '../receive/encode-rows.js'
import type { Batch, BatchLoaded } from './load-batch.js'
import { type Gathering, type Ingested, shareOutcome } from './share-outcome.js'

export type { Ingested } from './share-outcome.js'

/** More waits than may wait. Nothing of the request was taken. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
  constructor(
    /** when it is worth another try, by how fast the queue empties */
    readonly retry_after_s: number,
  ) {
    super(`the queue is full; try again in ${retry_after_s} s`)
  }
}

export interface IngestQueueOptions {
  /** where batches are written for the engine to read; emptied by the caller before */
  directory: string
  /** gives each batch a number that was never used */
  next_number: () => number
  batch_bytes_max: number
  batch_wait_ms: number
  queue_bytes_max: number
}

/** A part of a file, written as the rows of a batch, and who waits for it. */
export type FilePart = Omit<Batch, 'number' | 'received'> & {
  /** told the number of the batch before it begins */
  on_number: (number: number) => Promise<void>
}
interface WaitingPart {
  part: FilePart
  resolve(loaded: BatchLoaded): void
  reject(error: Error): void
}

/**
 * Gathers the documents of many requests into batches, and lets them into the engine one batch after the other. A
 * request is answered when its documents are stored: what is acknowledged is not lost with this process.
 */
export class IngestQueue {
  readonly #load: (batch: Batch) => Promise<BatchLoaded>
  readonly #options: IngestQueueOptions
  readonly #gatherings: Gathering[] = []
  readonly #parts: WaitingPart[] = []
  /** the batch before was one: senders and files take turns */
  #was_part = false
  #bytes = 0
  #working: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #bytes_per_ms = 0

  constructor(load: (batch: Batch) => Promise<BatchLoaded>, options: IngestQueueOptions) {
    this.#load = load
    this.#options = options
  }

  /** Bytes of documents that are not stored yet. */
  get bytes(): number {
    return this.#bytes
  }

  /** Throws QueueFull where a body of that size would not be taken now: told before the body is read. */
  admit(bytes: number): void {
    const { queue_bytes_max } = this.#options
    // An empty queue takes anything: a body larger than the queue would otherwise never get in.
    if (this.#closed || (this.#bytes > 0 && this.#bytes + bytes > queue_bytes_max))
      throw new QueueFull(this.#retryAfter())
  }

  /** Resolves when the documents are stored. Throws QueueFull; rejects where the engine cannot take them. */
  add(format: LogFormat, documents: Documents): Promise<Ingested> {
    const bytes = rowBytesMax(documents)
    this.admit(bytes)
    if (documents.starts.length === 0)
      return Promise.resolve({
        accepted: 0,
        repeated: [],
        rejected: documents.rejected,
        rejected_entries: documents.rejected.length,
      })
    this.#bytes += bytes
    const gathering = this.#gatheringOf(format)
    gathering.rows.append(documents)
    const result = new Promise<Ingested>((resolve, reject) => {
      gathering.waiting.push({ documents, resolve, reject })
    })
    this.#wake()
    return result.finally(() => {
      this.#bytes -= bytes
    })
  }

  /** Resolves when the part is stored, and rejects where the engine cannot take it. It is the caller's to remove. */
  addFile(part: FilePart): Promise<BatchLoaded> {
    if (this.#closed) return Promise.reject(new QueueFull(this.#retryAfter()))
    return new Promise((resolve, reject) => {
      this.#parts.push({ part, resolve, reject })
      this.#wake()
    })
  }

  /** Resolves when the batch under way is over: what comes after it sees what was done before. Never rejects. */
  async settled(): Promise<void> {
    await this.#working
  }

  /** Takes no more, and resolves when all that was taken is stored. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    for (const { reject } of this.#parts.splice(0)) reject(new QueueFull(this.#retryAfter()))
    while (this.#gatherings.length > 0 || this.#working !== undefined) {
      await (this.#working ?? this.#work())
    }
  }

  #gatheringOf(format: LogFormat): Gathering {
    const { batch_bytes_max } = this.#options
    const open = this.#gatherings.find((g) => g.format === format && g.rows.bytes() < batch_bytes_max)
    if (open !== undefined) return open
    const made = { format, rows: createRowBatch(), since_ms: performance.now(), waiting: [] }
    this.#gatherings.push(made)
    return made
  }

  #wake(): void {
    if (this.#working !== undefined) return
    clearTimeout(this.#timer)
    if (this.#parts.length > 0) return void this.#work()
    const [oldest] = this.#gatherings
    if (oldest === undefined) return
    const { batch_bytes_max, batch_wait_ms } = this.#options
    const wait = oldest.rows.bytes() >= batch_bytes_max ? 0 : oldest.since_ms + batch_wait_ms - performance.now()
    if (wait > 0) this.#timer = setTimeout(() => void this.#work(), wait)
    else void this.#work()
  }

  /** One batch; the next begins when this one is done, and has gathered what came meanwhile. */
  #work(): Promise<void> {
    this.#working ??= this.#storeNext().finally(() => {
      this.#working = undefined
      if (!this.#closed) this.#wake()
    })
    return this.#working
  }

  #storeNext(): Promise<void> {
    this.#was_part = !this.#was_part && this.#parts.length > 0
    // A file alone need not wait for its turn.
    if (this.#was_part || this.#gatherings.length === 0) return this.#storePart()
    return this.#storeOldest()
  }

  async #storePart(): Promise<void> {
    const next = this.#parts.shift()
    if (next === undefined) return
    const { part, resolve, reject } = next
    const { on_number, ...batch } = part
    const number = this.#options.next_number()
    await on_number(number)
      .then(() => this.#load({ ...batch, number, received: new Date() }))
      .then(resolve, reject)
  }

  async #storeOldest(): Promise<void> {
    const gathering = this.#gatherings.shift()
    if (gathering === undefined) return
    const began = performance.now()
    const number = this.#options.next_number()
    const path = join(this.#options.directory, `${number}.rows`)
    try {
      const rows = gathering.rows.rows()
      const [sha256] = await Promise.all([hashOf(rows), writeFile(path, rows)])
      const { format } = gathering
      const loaded = await this.#load({ number, format, path, received: new Date(), bytes: rows.length, sha256 })
      const speed = gathering.rows.bytes() / (performance.now() - began)
      this.#bytes_per_ms = this.#bytes_per_ms === 0 ? speed : 0.7 * this.#bytes_per_ms + 0.3 * speed
      const shares = shareOutcome(loaded, gathering)
      gathering.waiting.forEach(({ resolve }, request) => {
        resolve(shares[request]!)
      })
    } catch (error) {
      for (const { reject } of gathering.waiting) reject(error as Error)
    } finally {
      await unlink(path).catch(() => {})
    }
  }

  #retryAfter(): number {
    if (this.#bytes_per_ms === 0) return 1
    return Math.min(60, Math.max(1, Math.ceil(this.#bytes / this.#bytes_per_ms / 1000)))
  }
}

/** In a thread of its own: decisions wait for nobody. */
const hashOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')
