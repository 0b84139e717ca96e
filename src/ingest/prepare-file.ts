import type { Engine, Params } from '#store/engine.js'
import { detectCompression, detectLayout } from './detect-layout.js'
import type { Container, LogFile } from './log-file.js'
import type { LogFormat } from './log-format.js'
import type { ReadLogsOptions } from './read-options.js'
import { formatNamed, recogniseFormat } from './recognise-format.js'
import { nothingSaved, saveCompressed, saveContainer } from './save-readable.js'
import { documentsSql, ROWS, textsSql } from './source-sql.js'

const MIB = 2 ** 20

/** A file that has been looked at, with all that reading it takes. */
export interface PreparedFile {
  /** `readable` may be a temporary file with what was saved of a damaged one */
  file: LogFile
  number: number
  container: Container
  /** null where the file holds no document */
  format: LogFormat | null
  /** SQL of its documents `(line, doc, fault)`, '' where there is nothing to read */
  documents: string
  /** the same of their texts `(line, text)`, before it is looked whether they are documents */
  texts: string
  params: Params
  /** why the file could not be read to its end, '' where it could */
  damage: string
  note: string
}

type PrepareOptions = Pick<ReadLogsOptions, 'line_bytes_max' | 'log_format' | 'temporary'>

/** Tells a file's layout and format, and sees that it can be read to its end. */
export async function prepareFile(
  engine: Engine,
  file: LogFile,
  number: number,
  options: PrepareOptions,
): Promise<PreparedFile> {
  const forced = options.log_format === undefined ? undefined : formatNamed(options.log_format)
  const bare = { file, number, container: 'ndjson' as const, format: null, documents: '', texts: '', params: {} }
  const empty = { ...bare, damage: '', note: 'empty' }
  const compression = await detectCompression(engine, file)
  if (compression === null) return empty
  const plain = await saveCompressed(engine, file, compression, options.temporary)
  if (nothingSaved(plain)) return { ...bare, damage: plain.damage, note: plain.damage }
  const layout = await detectLayout(engine, plain.file, plain.compression)
  if (layout === null) return { ...empty, damage: plain.damage }
  const { container, arrays } = layout
  const whole = await saveContainer(engine, plain.file, container, plain.compression, options.temporary)
  const damage = whole.damage || plain.damage
  if (nothingSaved(whole)) return { ...bare, container, damage, note: damage }
  const rows = ROWS[whole.rewritten ? 'ndjson' : container]
  const documents = documentsSql(rows, arrays)
  const params = {
    path: whole.file.readable,
    compression: whole.compression,
    line_bytes_max: options.line_bytes_max ?? 64 * MIB,
  }
  const format = forced ?? (await recogniseFormat(engine, file.path, documents, params))
  return {
    file: whole.file,
    number,
    container,
    format,
    documents,
    texts: textsSql(rows, arrays),
    params,
    damage,
    note: damage,
  }
}
