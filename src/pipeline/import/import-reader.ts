import { type ChildProcess, fork } from 'node:child_process'
import type { PieceOptions } from '#ingest/import/cut-piece.js'
import { callerOn } from '#store/remote/calls.js'
import { childPort } from '#store/remote/port.js'
import { IMPORT_CHANNEL, type OpenedLog, type OpenLog, type WrittenPiece } from './import-message.js'

/** A log file that another process takes apart. To be closed, also where it could not be opened. */
export class ImportReader {
  readonly #child: ChildProcess
  readonly #call: ReturnType<typeof callerOn>
  readonly #gone: Promise<unknown>

  constructor() {
    this.#child = fork(new URL('./import-process.js', import.meta.url), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    // Without a listener a process that cannot be started would end the server; calls fail when it is gone.
    this.#child.on('error', () => {})
    this.#gone = new Promise((resolve) => this.#child.once('exit', resolve).once('error', resolve))
    this.#call = callerOn(childPort(this.#child), IMPORT_CHANNEL, { answer_ms_max: 0 })
  }

  /** `answer_ms_max`: what takes longer is no log. Throws CallLost then, and where the process does not bear the file. */
  open(log: OpenLog, answer_ms_max: number): Promise<OpenedLog> {
    return this.#call('open', [log], answer_ms_max) as Promise<OpenedLog>
  }

  /** The next piece, in a file at `path`; null where there is none. */
  next(options: PieceOptions): Promise<WrittenPiece | null> {
    return this.#call('next', [options]) as Promise<WrittenPiece | null>
  }

  /** Resolves when the process is gone, and its files may be removed. */
  async close(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#gone
  }
}
