import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import { hashFile } from './hash-file.js'
import { insertFile } from './insert-file.js'
import { joinBatches } from './join-batches.js'
import { type PreparedFile, prepareFile } from './prepare-file.js'
import type { FileRead, LogsRead, ReadLogsOptions } from './read-options.js'
import { resolveFiles } from './resolve-files.js'

const TABLES = ['./intake-mixed.sql', './tally.sql'].flatMap((file) => statementsOf(readSql(import.meta.url, file)))
const GIB = 2 ** 30

/**
 * Reads log files into `intake`, one after the other. Every file is looked at before the first is read, so that one in
 * an unknown format is told at once. Throws InputError for input that cannot be used, IngestError for a full disk,
 * too little memory and the like.
 */
export async function readLogs(engine: Engine, options: ReadLogsOptions): Promise<LogsRead> {
  for (const statement of TABLES) await engine.command(statement)
  await engine.command('TRUNCATE TABLE intake_tally')
  await mkdir(options.temporary, { recursive: true })
  const temporary = await mkdtemp(join(options.temporary, 'read-'))
  try {
    const files = await resolveFiles(options.inputs, {
      temporary,
      stdin: options.stdin ?? process.stdin,
      stdin_bytes_max: options.stdin_bytes_max ?? 64 * GIB,
    })
    const prepared: PreparedFile[] = []
    for (const [index, file] of files.entries()) {
      options.signal?.throwIfAborted()
      prepared.push(await prepareFile(engine, file, (options.first_file ?? 0) + index, { ...options, temporary }))
    }
    const partners = await joinBatches(engine, prepared)
    return summed(await readEach(engine, prepared, partners, options))
  } finally {
    await rm(temporary, { recursive: true, force: true })
    await engine.command('TRUNCATE TABLE batch_lines')
  }
}

async function readEach(
  engine: Engine,
  prepared: readonly PreparedFile[],
  partners: ReadonlyMap<number, readonly number[]>,
  options: ReadLogsOptions,
): Promise<FileRead[]> {
  const bytes_total = prepared.reduce((sum, { file }) => sum + file.bytes, 0)
  const read: FileRead[] = []
  let bytes = 0
  for (const file of prepared) {
    options.signal?.throwIfAborted()
    const { path } = file.file
    const on_bytes = (part: number) =>
      options.on_progress?.({ path, bytes: bytes + Math.min(part, file.file.bytes), bytes_total })
    const hashed = options.hash_files ? hashFile(file.file.readable, options.signal) : Promise.resolve(null)
    const [sha256] = await Promise.all([
      hashed,
      insertFile(engine, file, partners.get(file.number) ?? [], { ...options, on_bytes }),
    ])
    const counts = await countsOf(engine, file.number)
    if (options.strict && counts.rejected > 0) throw await firstRejected(engine, file)
    read.push({
      file: file.number,
      path,
      format: file.format?.name ?? '',
      container: file.container,
      bytes: file.file.bytes,
      sha256,
      ...counts,
      note: file.note || (counts.rows + counts.rejected + counts.skipped === 0 ? 'empty' : ''),
    })
    bytes += file.file.bytes
    options.on_progress?.({ path, bytes, bytes_total })
  }
  return read
}

const countsRow = z.object({ rows: z.coerce.number(), rejected: z.coerce.number(), skipped: z.coerce.number() })

async function countsOf(engine: Engine, file: number): Promise<z.infer<typeof countsRow>> {
  const [counts] = await engine.rows(
    countsRow,
    `SELECT sum(accepted) AS rows, sum(t.rejected) AS rejected, sum(t.skipped) AS skipped
     FROM intake_tally AS t WHERE file = {file:UInt32}`,
    { file },
  )
  return counts ?? { rows: 0, rejected: 0, skipped: 0 }
}

const rejectedRow = z.object({ line: z.coerce.number(), reason: z.string(), excerpt: z.string() })

async function firstRejected(engine: Engine, { number, file }: PreparedFile): Promise<InputError> {
  const [first] = await engine.rows(
    rejectedRow,
    'SELECT line, reason, excerpt FROM rejected WHERE file = {file:UInt32} ORDER BY line LIMIT 1',
    { file: number },
  )
  const { line, reason, excerpt } = first ?? { line: 0, reason: 'a bad line', excerpt: '' }
  const where = line === 0 ? file.path : `${file.path}:${line}`
  return new InputError(reason, where, `Mend it or leave out --strict${excerpt === '' ? '' : `; it begins ${excerpt}`}`)
}

function summed(files: FileRead[]): LogsRead {
  const sum = (field: 'rows' | 'rejected' | 'skipped' | 'bytes') =>
    files.reduce((total, file) => total + file[field], 0)
  return { files, rows: sum('rows'), rejected: sum('rejected'), skipped: sum('skipped'), bytes: sum('bytes') }
}
