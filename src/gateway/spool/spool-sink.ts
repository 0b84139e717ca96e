import { type SpoolSettings, spoolSettingsSchema } from '#contract/gateway-settings.js'
import type { ExchangeSink } from '../exchange-sink.js'
import { type Log, silentLog } from '../log.js'
import type { ServerAddress } from '../post-to-server.js'
import { codeOf } from '../upstream-error.js'
import { claimDirectory } from './claim-directory.js'
import { recoverSegments } from './segment-files.js'
import { SegmentShipper } from './segment-shipper.js'
import { SegmentWriter } from './segment-writer.js'
import { SentLog } from './sent-log.js'

export interface SpoolSinkOptions {
  /** of this gateway alone; made where it is missing */
  directory: string
  server: ServerAddress
  /** where lines are kept that the server has, within the bounds of the settings; absent: nowhere */
  sent_directory?: string
  settings?: Partial<SpoolSettings>
  log?: Log
}

/** Kept small, so that a burst of records does not stop the requests beside it. */
const BATCH_BYTES_MAX = 1024 * 1024

/**
 * Keeps exchanges on disk until the server has them: through its absence, and through an end of the gateway, also by
 * force (then at most the last `flush_ms` are lost). When the spool is full the newest exchange is dropped and counted.
 * @throws where the directory cannot be used or is another's
 */
export async function openSpoolSink(options: SpoolSinkOptions): Promise<Required<ExchangeSink>> {
  const release = await claimDirectory(options.directory)
  const recovered = await recoverSegments(options.directory)
  const settings = spoolSettingsSchema.parse(options.settings ?? {})
  const sent =
    options.sent_directory === undefined ? undefined : await SentLog.open(options.sent_directory, settings, options.log)
  const sink = new SpoolSink({ ...options, settings }, recovered, sent)
  return {
    record: (line) => sink.record(line),
    stats: () => sink.stats(),
    close: () => sink.close().finally(release),
  }
}

class SpoolSink {
  readonly #settings: SpoolSettings
  readonly #sent: SentLog | undefined
  readonly #shipper: SegmentShipper
  readonly #writer: SegmentWriter
  readonly #log: Log
  #pending: Buffer[] = []
  #pending_bytes = 0
  #disk_bytes: number
  #recorded = 0
  #dropped = 0
  #write_failures = 0
  #flushing: Promise<void> | undefined
  readonly #timer: NodeJS.Timeout

  constructor(
    { directory, server, settings, log = silentLog }: SpoolSinkOptions & { settings: SpoolSettings },
    { segments, aside_bytes }: Awaited<ReturnType<typeof recoverSegments>>,
    sent: SentLog | undefined,
  ) {
    this.#settings = settings
    this.#sent = sent
    this.#log = log
    this.#disk_bytes = segments.reduce((sum, { bytes }) => sum + bytes, aside_bytes)
    const freed = (bytes: number): void => {
      this.#disk_bytes -= bytes
    }
    const taken = async (lines: Buffer): Promise<void> => sent?.keep(lines)
    this.#shipper = new SegmentShipper(server, this.#settings, { freed, taken, log }, segments)
    this.#writer = new SegmentWriter(directory, this.#settings, (segment) => this.#shipper.add(segment))
    this.#timer = setInterval(() => void this.#flush(), this.#settings.flush_ms).unref()
  }

  record(text: string): void {
    const line = Buffer.from(`${text}\n`)
    const { spool_bytes_max, pending_bytes_max } = this.#settings
    const pending_bytes = this.#pending_bytes + line.length
    if (pending_bytes > pending_bytes_max || this.#disk_bytes + pending_bytes > spool_bytes_max) {
      this.#dropped++
      return
    }
    this.#recorded++
    this.#pending.push(line)
    this.#pending_bytes = pending_bytes
    if (pending_bytes >= BATCH_BYTES_MAX) void this.#flush()
  }

  stats(): Record<string, number> {
    return {
      bytes: this.#disk_bytes + this.#pending_bytes,
      bytes_max: this.#settings.spool_bytes_max,
      recorded: this.#recorded,
      dropped: this.#dropped,
      write_failures: this.#write_failures,
      segments_waiting: this.#shipper.waiting,
      ...this.#shipper.stats,
      ...this.#sent?.stats,
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#flush()
    await this.#flush()
    if (this.#pending_bytes > 0) this.#dropped += this.#pending.length
    await this.#writer.seal().catch((error: unknown) => this.#complain(error))
    await this.#shipper.close(this.#settings.close_ms_max)
    await this.#sent?.close()
  }

  #flush(): Promise<void> {
    this.#flushing ??= this.#write().finally(() => {
      this.#flushing = undefined
    })
    return this.#flushing
  }

  async #write(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        const count = this.#countForBatch()
        const batch = Buffer.concat(this.#pending.slice(0, count))
        await this.#writer.write(batch)
        this.#pending = this.#pending.slice(count)
        this.#pending_bytes -= batch.length
        this.#disk_bytes += batch.length
      }
      if (this.#writer.is_due) await this.#writer.seal()
    } catch (error) {
      // A full or broken disk: what is pending stays for the next try, and new exchanges are dropped when that is full.
      this.#complain(error)
    }
  }

  #countForBatch(): number {
    let bytes = 0
    let count = 0
    for (const line of this.#pending) {
      bytes += line.length
      if (count > 0 && bytes > BATCH_BYTES_MAX) break
      count++
    }
    return count
  }

  #complain(error: unknown): void {
    this.#write_failures++
    if (this.#write_failures === 1 || this.#write_failures % 100 === 0)
      this.#log.error({ code: codeOf(error), dropped: this.#dropped }, 'the spool cannot be written')
  }
}
