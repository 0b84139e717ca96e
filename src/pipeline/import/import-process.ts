import { mkdirSync, statSync } from 'node:fs'
import { InputError } from '#contract/scan.js'
import { hashFile } from '#ingest/hash-file.js'
import { cutPiece, type PieceOptions } from '#ingest/import/cut-piece.js'
import { stageLog } from '#ingest/import/stage-log.js'
import { IngestError } from '#ingest/ingest-error.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { answerOn } from '#store/remote/calls.js'
import { parentPort } from '#store/remote/port.js'
import { IMPORT_CHANNEL, type OpenedLog, type OpenLog, type Refusal, type WrittenPiece } from './import-message.js'

/**
 * The process that takes one log file apart, with an engine of its own: a file of gigabytes keeps the stores busy for
 * minutes, and one that was made to break the engine breaks this process alone. It ends with the one that started it.
 */
process.umask(0o077)
// As the store process: destructors of the engine were seen to wait for each other for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

let engine: Engine | undefined
answerOn(parentPort(), IMPORT_CHANNEL, {
  open: async ({ path, name, bytes, engine_directory, memory_bytes_max, ...options }: OpenLog): Promise<OpenedLog> => {
    mkdirSync(options.temporary, { recursive: true })
    engine = await openEmbedded({ path: engine_directory, memory_bytes_max })
    try {
      return { log: await stageLog(engine, { path: name, readable: path, bytes }, options) }
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === undefined) throw error
      return { refusal }
    }
  },
  next: async (options: PieceOptions): Promise<WrittenPiece | null> => {
    const piece = await cutPiece(engine!, options)
    if (piece === undefined) return null
    return { ...piece, bytes: statSync(options.path).size, sha256: await hashFile(options.path) }
  },
})

function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof InputError || error instanceof IngestError)) return undefined
  // Whoever looks at imports may not see texts, of which keys may be; and here nobody has a command line.
  return {
    what: error.what.replace(/(: it begins «|; its first document has ).*$/s, ''),
    hint: error.hint.replace('--log-format', '«format»'),
  }
}
