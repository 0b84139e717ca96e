import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip } from 'node:zlib'
import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { conditionOf } from './ingest-error.js'
import { isZstdWhole } from './is-zstd-whole.js'
import type { Compression, Container, LogFile } from './log-file.js'
import { ROWS } from './source-sql.js'

/** A file, or what could be saved of it. */
export interface Saved {
  file: LogFile
  compression: Compression
  /** true where the rows now stand in NDJSON */
  rewritten: boolean
  /** '' where the file is whole */
  damage: string
}

const DAMAGE = 'the file is cut off or damaged; what stands before that was read'
const NOTHING = 'the file is cut off or damaged; nothing of it could be read'

/**
 * Sees that a compressed file can be read to its end, and otherwise saves what comes before the damage. Without this
 * the engine would stop in the midst of an insertion, with a part of the rows that differs from run to run.
 */
export async function saveCompressed(
  engine: Engine,
  file: LogFile,
  compression: Compression,
  temporary: string,
): Promise<Saved> {
  const whole = { file, compression, rewritten: false, damage: '' }
  if (compression === 'none') return whole
  if (await isWhole(engine, file, 'ndjson', compression)) {
    const cut = compression === 'zstd' && !(await isZstdWhole(file.readable))
    return cut ? { ...whole, damage: DAMAGE } : whole
  }
  return compression === 'gzip'
    ? gunzipReadable(file, temporary)
    : rewriteReadable(engine, file, 'ndjson', compression, temporary)
}

/** The same for containers whose end must be there: JSON arrays, CSV, Parquet. */
export async function saveContainer(
  engine: Engine,
  file: LogFile,
  container: Container,
  compression: Compression,
  temporary: string,
): Promise<Saved> {
  const whole = { file, compression, rewritten: false, damage: '' }
  if (container === 'ndjson' || (await isWhole(engine, file, container, compression))) return whole
  if (container === 'parquet') return { ...whole, damage: NOTHING }
  return rewriteReadable(engine, file, container, compression, temporary)
}

export const nothingSaved = ({ damage }: Saved): boolean => damage === NOTHING

async function isWhole(
  engine: Engine,
  file: LogFile,
  container: Container,
  compression: Compression,
): Promise<boolean> {
  return succeeds(file, () =>
    engine.command(`SELECT sum(length(text)) FROM (${ROWS[container]}) FORMAT Null`, {
      path: file.readable,
      compression,
    }),
  )
}

async function succeeds(file: LogFile, read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    const condition = conditionOf(error, file)
    if (condition !== undefined) throw condition
    return false
  }
}

async function gunzipReadable(file: LogFile, temporary: string): Promise<Saved> {
  const readable = savedName(temporary)
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  await succeeds(file, () => pipeline(createReadStream(file.readable), gunzip, createWriteStream(readable)))
  const { size } = await stat(readable)
  return {
    file: { ...file, readable },
    compression: 'none',
    rewritten: false,
    damage: size === 0 ? NOTHING : DAMAGE,
  }
}

/** Writes the rows before the damage to a file of their own, found by halving: the engine gives all rows or an error. */
async function rewriteReadable(
  engine: Engine,
  file: LogFile,
  container: Container,
  compression: Compression,
  temporary: string,
): Promise<Saved> {
  const params = { path: file.readable, compression }
  const one = 'SETTINGS max_threads = 1, max_block_size = 1, input_format_parallel_parsing = 0'
  const readable_rows = await greatest((rows) =>
    succeeds(file, () =>
      engine.rows(
        z.unknown(),
        `SELECT count() FROM (SELECT text FROM (${ROWS[container]}) LIMIT {rows:UInt64}) ${one}`,
        {
          ...params,
          rows,
        },
      ),
    ),
  )
  if (readable_rows === 0) return { file, compression, rewritten: false, damage: NOTHING }
  const readable = savedName(temporary)
  await engine.command(
    `INSERT INTO FUNCTION file({saved:String}, LineAsString, 'text String', 'none')
     SELECT replaceAll(text, '\\n', ' ') FROM (${ROWS[container]}) LIMIT {rows:UInt64} ${one}`,
    { ...params, saved: readable, rows: readable_rows },
  )
  return { file: { ...file, readable }, compression: 'none', rewritten: true, damage: DAMAGE }
}

/** The greatest number for which `holds`, where it holds up to one and not after. */
async function greatest(holds: (number: number) => Promise<boolean>): Promise<number> {
  let step = 1
  while (await holds(step)) step *= 2
  let low = Math.floor(step / 2)
  let high = step
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await holds(middle)) low = middle
    else high = middle
  }
  return low
}

const savedName = (temporary: string): string => join(resolve(temporary), `saved-${randomUUID()}`)
