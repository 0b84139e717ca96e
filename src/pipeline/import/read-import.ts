import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { IMPORT_REJECTS_SHOWN, type LogImport } from '#contract/log-import.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import type { BatchLoaded } from '#ingest/live/load-batch.js'
import { formatNamed } from '#ingest/recognise-format.js'
import { earliestKept, type LiveIngest } from '../live/live-ingest.js'
import type { WrittenPiece } from './import-message.js'
import { ImportReader } from './import-reader.js'
import type { ImportRecords } from './import-records.js'

export interface ReadingOptions {
  records: ImportRecords
  ingest: Pick<LiveIngest, 'takeFile'>
  settings: Settings
  /** where the file lies, as `log`; other files are made there */
  directory: string
  /** as it was asked for */
  format: string
  signal: AbortSignal
}

const DAY_MS = 86_400_000
/** The store process may be away, or the disk full for a while: a part is tried again before the import fails. */
const ATTEMPTS = 10
const PAUSE_MS = 1000

/**
 * Reads a file into the engine, a piece after the other, in turns with what senders send. `record` is kept up to date, here
 * and in the state store. Throws InputError for what cannot be read.
 */
export async function readImport(record: LogImport, options: ReadingOptions): Promise<void> {
  const { records, settings, directory, signal } = options
  const { imports, reading } = settings
  const [engine_directory, temporary] = [join(directory, 'engine'), join(directory, 'temporary')]
  // Of a reading that was cut off: its lines would be there twice.
  for (const path of [engine_directory, temporary]) await rm(path, { recursive: true, force: true })
  const reader = new ImportReader()
  const stop = () => void reader.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    signal.throwIfAborted()
    const log = {
      path: join(directory, 'log'),
      name: record.name,
      bytes: record.bytes,
      log_format: options.format === 'auto' ? undefined : options.format,
      line_bytes_max: reading.line_bytes_max,
      memory_bytes_max: imports.memory_bytes_max,
      engine_directory,
      temporary,
    }
    const opened = await reader.open(log, imports.unpack_ms_max).catch((cause: Error) => {
      signal.throwIfAborted()
      throw cause.name === 'CallLost' ? unborne(record.name, cause) : cause
    })
    if ('refusal' in opened) throw new InputError(opened.refusal.what, record.name, opened.refusal.hint)
    const { format, text_bytes, damage } = opened.log
    record.format = format
    if (damage !== '') reject(record, [{ line: 0, reason: damage, entries: 1 }])
    const ages = agesOf(settings)
    let text_read = 0
    for (let after = 0; ; ) {
      const path = join(directory, 'piece.rows')
      const piece = await reader.next({ after, path, bytes_max: imports.piece_bytes })
      if (piece === null) break
      // Without a single document every line is rejected for its own reason; any format serves for that.
      const loaded = await takePiece(record, piece, path, { ...options, format: format || 'native', ages })
      await rm(path, { force: true })
      after = piece.last
      text_read += piece.text_bytes
      count(record, loaded, ages)
      record.bytes_read = Math.min(record.bytes, Math.round((record.bytes * text_read) / Math.max(text_bytes, 1)))
      await records.put(record)
    }
    record.bytes_read = record.bytes
    if (damage !== '') record.problem = damage
  } finally {
    signal.removeEventListener('abort', stop)
    await reader.close()
  }
}

const unborne = (name: string, cause: Error): InputError =>
  new InputError(
    'it takes too long, or too much memory, to take it apart',
    name,
    'Split it, or raise imports.unpack_ms_max or imports.memory_bytes_max.',
    { cause },
  )

interface Ages {
  older_than: Date
  kept_until: Date | null
}

/** From when on exchanges are kept, and until when older ones stay all the same. */
function agesOf({ imports, retention }: Settings): Ages {
  const now_ms = Date.now()
  const kept_until = imports.older_days === 0 ? null : new Date(now_ms + imports.older_days * DAY_MS)
  return { older_than: earliestKept(retention.exchanges_days, now_ms), kept_until }
}

async function takePiece(
  record: LogImport,
  { bytes, sha256 }: WrittenPiece,
  path: string,
  { records, ingest, settings, format, signal, ages }: ReadingOptions & { ages: Ages },
): Promise<BatchLoaded> {
  const imported = {
    id: record.id,
    ...ages,
    rejects_room: settings.imports.rejects_max - record.rejected_count,
    document_bytes_max: settings.ingest.dead_letter_bytes_max,
  }
  const on_number = (number: number) => records.addFile(record.id, number)
  for (let attempt = 1; ; attempt++) {
    try {
      return await ingest.takeFile({ format: formatNamed(format), path, bytes, sha256, imported, on_number })
    } catch (error) {
      signal.throwIfAborted()
      if (attempt === ATTEMPTS) throw error
      await wait(PAUSE_MS, undefined, { signal })
    }
  }
}

function count(record: LogImport, { kept, repeated, rejected, imported }: BatchLoaded, ages: Ages): void {
  record.accepted += kept
  record.duplicate_count += repeated.length
  reject(
    record,
    rejected.map(({ reason, ...line }) => ({ ...line, reason: withoutText(reason) })),
  )
  if (imported === undefined) return
  const { older_than, kept_until } = ages
  if (imported.older > 0 && kept_until !== null) {
    const older = (record.older?.count ?? 0) + imported.older
    record.older = { count: older, than: older_than.toISOString(), kept_until: kept_until.toISOString() }
  }
  if (imported.span === null) return
  const [first, last] = imported.span.map((time) => time.toISOString()) as [string, string]
  if (record.first === null || first < record.first) record.first = first
  if (record.last === null || last > record.last) record.last = last
}

/** What follows the colon is of the line: whoever looks at imports may not see texts. The whole is with the dead letter. */
const withoutText = (reason: string): string => reason.replace(/: .*$/s, '')

function reject(record: LogImport, rejected: BatchLoaded['rejected']): void {
  const room = IMPORT_REJECTS_SHOWN - record.rejected.length
  record.rejected.push(...rejected.slice(0, room).map(({ line, reason }) => ({ line, reason })))
  record.rejected_count += rejected.reduce((sum, { entries }) => sum + entries, 0)
}
