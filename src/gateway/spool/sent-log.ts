import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, stat, truncate, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpoolSettings } from '#contract/gateway-settings.js'
import { type Log, silentLog } from '../log.js'
import { codeOf } from '../upstream-error.js'

/** Segments may be a second long: joined, so that a month is not millions of files. */
const FILE_MS_MAX = 3_600_000
const PRUNE_MS = 600_000
const DAY_MS = 86_400_000
/** The time at which a file was begun; the rest keeps two apart and in order. */
const NAME = /^(\d{15})-\d{6,}-[0-9a-f]{6}\.ndjson$/

let made = 0

interface SentFile {
  path: string
  bytes: number
  begun_ms: number
}

export type SentLogSettings = Pick<SpoolSettings, 'sent_bytes_max' | 'sent_days' | 'segment_bytes_max'>

/**
 * Lines that the server has, kept beside the spool for tests of what was served: the last `sent_bytes_max` of the last
 * `sent_days`, and nothing where either is 0. What cannot be kept is counted and lost: the server has it, and requests go on.
 */
export class SentLog {
  readonly stats = { sent_bytes: 0, sent_unkept: 0 }
  readonly #files: SentFile[] = []
  #current: FileHandle | undefined
  readonly #timer: NodeJS.Timeout

  private constructor(
    private readonly directory: string,
    private readonly settings: SentLogSettings,
    private readonly log: Log,
  ) {
    this.#timer = setInterval(() => {
      this.#prune(Date.now()).catch((error: unknown) => {
        this.log.error({ code: codeOf(error), directory }, 'sent exchanges cannot be removed')
      })
    }, PRUNE_MS).unref()
  }

  /** Takes up what an earlier process kept there, and removes what is beyond the bounds by now. */
  static async open(directory: string, settings: SentLogSettings, log: Log = silentLog): Promise<SentLog> {
    const sent = new SentLog(directory, settings, log)
    const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for (const name of names.filter((name) => NAME.test(name)).sort()) {
      const path = join(directory, name)
      const { size } = await stat(path)
      sent.#files.push({ path, bytes: size, begun_ms: Number(NAME.exec(name)?.[1]) })
      sent.stats.sent_bytes += size
    }
    await sent.#prune(Date.now())
    await sent.#mendLast()
    return sent
  }

  get #keeps(): boolean {
    return this.settings.sent_bytes_max > 0 && this.settings.sent_days > 0
  }

  /** The oldest file goes whole: were there only one, everything would. */
  get #file_bytes_max(): number {
    return Math.min(this.settings.segment_bytes_max, this.settings.sent_bytes_max / 4)
  }

  /** One after the other: the caller waits for each. */
  async keep(lines: Buffer): Promise<void> {
    if (!this.#keeps) return
    try {
      const now_ms = Date.now()
      const [file, handle] = await this.#fileFor(now_ms)
      // At a stated place: what a failed try left is written over.
      for (let done = 0; done < lines.length; )
        done += (await handle.write(lines, done, lines.length - done, file.bytes + done)).bytesWritten
      file.bytes += lines.length
      this.stats.sent_bytes += lines.length
      await this.#prune(now_ms)
    } catch (error) {
      this.stats.sent_unkept++
      this.log.error({ code: codeOf(error), directory: this.directory }, 'sent exchanges cannot be kept')
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#endFile()
  }

  async #fileFor(now_ms: number): Promise<[SentFile, FileHandle]> {
    const last = this.#files.at(-1)
    if (last !== undefined && this.#current !== undefined) {
      if (last.bytes < this.#file_bytes_max && now_ms - last.begun_ms < FILE_MS_MAX) return [last, this.#current]
      await this.#endFile()
    }
    await mkdir(this.directory, { recursive: true, mode: 0o700 })
    const name = `${String(now_ms).padStart(15, '0')}-${String(made++).padStart(6, '0')}-${randomBytes(3).toString('hex')}.ndjson`
    const file = { path: join(this.directory, name), bytes: 0, begun_ms: now_ms }
    this.#current = await open(file.path, 'wx', 0o600)
    this.#files.push(file)
    return [file, this.#current]
  }

  async #endFile(): Promise<void> {
    const ended = this.#current
    this.#current = undefined
    // The rest of a try that failed is no line.
    await ended?.truncate(this.#files.at(-1)?.bytes ?? 0).catch(() => {})
    await ended?.close()
  }

  /** A file goes when its first line is too old, so none in it is. */
  async #prune(now_ms: number): Promise<void> {
    const { sent_bytes_max, sent_days } = this.settings
    for (let [oldest] = this.#files; oldest !== undefined; [oldest] = this.#files) {
      const is_old = now_ms - oldest.begun_ms > sent_days * DAY_MS
      if (this.#keeps && !is_old && this.stats.sent_bytes <= sent_bytes_max) return
      if (this.#files.length === 1) await this.#endFile()
      this.#files.shift()
      this.stats.sent_bytes -= oldest.bytes
      await unlink(oldest.path).catch((error: unknown) => {
        this.log.error({ code: codeOf(error), path: oldest?.path }, 'sent exchanges cannot be removed: remove them')
      })
    }
  }

  /** A process that was ended by force may have left half a line, which readers would stop at. */
  async #mendLast(): Promise<void> {
    const last = this.#files.at(-1)
    if (last === undefined) return
    const bytes = (await readFile(last.path)).lastIndexOf('\n') + 1
    await truncate(last.path, bytes)
    this.stats.sent_bytes -= last.bytes - bytes
    last.bytes = bytes
  }
}
