import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { openaiBatchFormat } from './formats/openai-batch.js'
import type { PreparedFile } from './prepare-file.js'

const matchRow = z.object({ output: z.coerce.number(), input: z.coerce.number(), matches: z.coerce.number() })

const LOAD = `INSERT INTO batch_lines
  SELECT {file:UInt32}, line.custom_id, line.response.status_code != '' OR line.error != '', line.response
  FROM (SELECT JSONExtract(doc, 'Tuple(custom_id String, error String,
    response Tuple(status_code String, request_id String, body String))') AS line FROM (__DOCUMENTS__) WHERE fault = '')`

const MATCH = `SELECT answers.file AS output, requests.file AS input, count() AS matches
  FROM (SELECT file, custom_id FROM batch_lines WHERE answer) AS answers
  JOIN (SELECT file, custom_id FROM batch_lines WHERE NOT answer) AS requests USING (custom_id)
  GROUP BY output, input ORDER BY output, matches DESC, input`

/**
 * Finds which OpenAI batch files belong together and loads their lines into `batch_lines`, from which the format joins
 * them. Ids are unique within one batch only («request-1»), so files are paired first: each output goes to the input
 * with the most ids in common, and among equals to the first that has no output yet.
 * Gives each file's partners by number; files without one are missing.
 */
export async function joinBatches(engine: Engine, files: readonly PreparedFile[]): Promise<Map<number, number[]>> {
  const batches = files.filter(({ format }) => format === openaiBatchFormat)
  if (batches.length < 2) return new Map()
  for (const { number, documents, params } of batches) {
    await engine.command(
      LOAD.replace('__DOCUMENTS__', () => documents),
      { ...params, file: number },
    )
  }
  const matches = await engine.rows(matchRow, MATCH)
  const partners = new Map<number, number[]>()
  for (const output of new Set(matches.map((match) => match.output))) {
    const of = matches.filter((match) => match.output === output)
    const best = of.filter(({ matches }) => matches === of[0]?.matches)
    const input = (best.find(({ input }) => !partners.has(input)) ?? best[0])?.input
    if (input === undefined) continue
    partners.set(output, [input])
    partners.set(input, [...(partners.get(input) ?? []), output])
  }
  return partners
}
