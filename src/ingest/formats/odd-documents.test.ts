import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'
import { RAW_COLUMNS } from '../log-format.js'
import { LOG_FORMATS } from './log-formats.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const ODD = [
  null,
  true,
  0,
  -1.5e300,
  '',
  'x',
  '[',
  '{',
  '[]',
  '{}',
  '[null]',
  '{"messages":5}',
  [],
  {},
  [1],
  [null],
  [[]],
  { a: 1 },
  [{ role: 1 }],
]

const SAMPLES: Record<string, string[]> = {
  'openai-batch': ['openai-batch/input.jsonl', 'openai-batch/output.jsonl'],
  'litellm-spend-logs': ['litellm-spend-logs/rows.jsonl'],
}

/** Every value at every place of a document, replaced by each odd one. */
function* oddities(value: unknown): Generator<unknown> {
  yield* ODD
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    for (const odd of oddities(inner)) {
      yield Array.isArray(value)
        ? value.map((old, index) => (String(index) === key ? odd : old))
        : { ...value, [key]: odd }
    }
  }
}

test.each(LOG_FORMATS.map(({ name }) => name))(
  '%s: no document, however odd, stops the reading',
  async (log_format) => {
    const path = join(intake.folder, `${log_format}.jsonl`)
    const names = SAMPLES[log_format] ?? [`${log_format}/good.jsonl`]
    const documents = names
      .flatMap((name) => readFileSync(fixture(name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line))
    const odd = documents.flatMap((document) => [...oddities(document)])
    writeFileSync(path, odd.map((document) => `${JSON.stringify(document)}\n`).join(''))
    const { accepted, rows, rejected, skipped } = await intake.read([path], {
      log_format,
      default_time: '2026-03-02',
      default_account: 'house',
    })
    // Among the odd lines are arrays of documents; an empty one of them holds none.
    expect(rows + rejected + skipped).toBeGreaterThanOrEqual(odd.length - documents.length)
    expect(rows).toBeGreaterThan(0)
    for (const { request, response } of accepted) {
      expect(JSON.parse(request)).toBeTypeOf('object')
      expect(response === '' || response[0] === '{').toBe(true)
    }
  },
)

test.each(LOG_FORMATS.map((format) => [format.name, format] as const))(
  '%s: hands over every column as text',
  async (_name, format) => {
    const source = "SELECT 1::UInt64 AS line, '{}' AS doc, '' AS fault"
    const columns = await intake.engine.rows(
      z.object({ name: z.string(), type: z.string() }),
      `DESCRIBE TABLE (${format.select(source)})`,
      { partners: [] },
    )
    const types = new Map(columns.map(({ name, type }) => [name, type]))
    expect(types.get('line')).toBe('UInt64')
    for (const name of RAW_COLUMNS) expect([name, types.get(name)]).toEqual([name, 'String'])
  },
)
