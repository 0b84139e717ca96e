import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { Engine, Params } from '#store/engine.js'
import { LOG_FORMATS } from './formats/log-formats.js'
import type { LogFormat, Sample } from './log-format.js'

/** Documents looked at, and characters of each value in them. */
const SAMPLE_DOCUMENTS = 100
const SAMPLE_CHARACTERS = 2_000
/** A log may begin with other things; below this share it is something else. */
const SHARE_MIN = 0.1

const sampleRow = z.object({ pairs: z.array(z.tuple([z.string(), z.string()])) })

/**
 * Tells the format of a file from its first documents, or takes the one that is forced. Null where the file holds no
 * document at all (each line is then rejected). Throws IngestError where documents are there but in no known format.
 * `documents` is SQL of rows `(line, doc, fault)`.
 */
export async function recogniseFormat(
  engine: Engine,
  path: string,
  documents: string,
  params: Params,
): Promise<LogFormat | null> {
  const sample = await readSample(engine, documents, params)
  if (sample.length === 0) return null
  const shares = LOG_FORMATS.map((format) => sample.filter((document) => format.recognises(document)).length)
  const best = Math.max(...shares)
  const format = LOG_FORMATS[shares.indexOf(best)]
  if (format !== undefined && best / sample.length >= SHARE_MIN) return format
  const keys = [...(sample[0]?.keys() ?? [])].slice(0, 8)
  throw new InputError(
    `no known log format; its first document has ${keys.length === 0 ? 'no keys' : keys.join(', ')}`,
    path,
    `Name the format with --log-format: ${LOG_FORMATS.map(({ name }) => name).join(', ')}`,
  )
}

/** The format of that name; throws IngestError where there is none. */
export function formatNamed(name: string): LogFormat {
  const format = LOG_FORMATS.find((candidate) => candidate.name === name)
  if (format !== undefined) return format
  throw new InputError(
    `no log format «${name}»`,
    '--log-format',
    `There are ${LOG_FORMATS.map((known) => known.name).join(', ')}`,
  )
}

async function readSample(engine: Engine, documents: string, params: Params): Promise<Sample[]> {
  const rows = await engine.rows(
    sampleRow,
    `SELECT arrayMap(pair -> (pair.1, leftUTF8(pair.2, ${SAMPLE_CHARACTERS})),
       arraySlice(JSONExtractKeysAndValuesRaw(doc), 1, 200)) AS pairs
     FROM (${documents}) WHERE fault = '' LIMIT ${SAMPLE_DOCUMENTS}
     SETTINGS max_threads = 1, max_block_size = ${SAMPLE_DOCUMENTS}, input_format_parallel_parsing = 0`,
    params,
  )
  return rows.map(({ pairs }) => new Map(pairs))
}
