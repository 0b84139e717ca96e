import { type FileHandle, open } from 'node:fs/promises'
import { finishFile, newSegmentPath, type Segment, sealSegment } from './segment-files.js'

interface Current {
  path: string
  file: FileHandle
  bytes: number
  since_ms: number
}

/** Writes lines to a segment and seals it when it is full or old. */
export class SegmentWriter {
  #current: Current | undefined

  constructor(
    private readonly directory: string,
    private readonly limits: { segment_bytes_max: number; segment_ms_max: number },
    private readonly sealed: (segment: Segment) => void,
  ) {}

  /** Written at a stated place: what a failed try left behind (a full disk) is written over by the next. */
  async write(lines: Buffer): Promise<void> {
    this.#current ??= await this.#begin()
    const current = this.#current
    for (let done = 0; done < lines.length; )
      done += (await current.file.write(lines, done, lines.length - done, current.bytes + done)).bytesWritten
    current.bytes += lines.length
    if (current.bytes >= this.limits.segment_bytes_max) await this.seal()
  }

  /** whether the open segment should not wait longer */
  get is_due(): boolean {
    return this.#current !== undefined && Date.now() - this.#current.since_ms >= this.limits.segment_ms_max
  }

  async seal(): Promise<void> {
    const current = this.#current
    if (current === undefined) return
    this.#current = undefined
    await finishFile(current.file, current.bytes)
    if (current.bytes > 0) this.sealed(await sealSegment(current.path, current.bytes))
  }

  async #begin(): Promise<Current> {
    const path = newSegmentPath(this.directory)
    return { path, file: await open(path, 'wx', 0o600), bytes: 0, since_ms: Date.now() }
  }
}
