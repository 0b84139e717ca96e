import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import { createSignals } from './create-signals.js'

const rowSchema = z.object({
  model: z.string(),
  max_tokens: z.number(),
  temperature: z.number(),
  stream: z.number(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  reasoning_tokens: z.number(),
  network: z.string(),
  tls: z.string(),
  tools: z.string(),
  system: z.string(),
  own: z.string(),
  turn: z.number(),
  step: z.number(),
  own_length: z.number(),
  chinese: z.number(),
  skeleton: z.string(),
  elicitation: z.number(),
  capability: z.number(),
  tokens: z.array(z.number()),
})

export type ExchangeRow = z.infer<typeof rowSchema>

/** A store for tests that derives exchanges from bodies written by hand. */
export interface ExchangeStore {
  /** The exchange derived from each request body, in their order; bodies are objects or JSON text. */
  derive(...requests: (object | string)[]): Promise<ExchangeRow[]>
  /** The exchange derived from a request and its response. */
  deriveBoth(request: object, response: object | string): Promise<ExchangeRow>
  /** Runs `hash` (an SQL expression of `text`) on a text. */
  hashOf(hash: string, text: string): Promise<string>
  close(): Promise<void>
}

export async function openExchangeStore(): Promise<ExchangeStore> {
  const path = mkdtempSync(join(tmpdir(), 'signals-'))
  const engine = await openEmbedded({ path, memory_bytes_max: 2e9 })
  await createSchema(engine, { sketch_key: [11n, 12n] })
  await createSignals(engine)

  const insert = async (bodies: { request: object | string; response: object | string }[]): Promise<ExchangeRow[]> => {
    await engine.command('TRUNCATE TABLE exchanges')
    await engine.command(
      `INSERT INTO intake (line, at, account, request, response)
       SELECT nth, '2026-01-01 00:00:00', 'a', body.1, body.2
       FROM (SELECT arrayJoin(arrayEnumerate(bodies)) AS nth, bodies[nth] AS body
         FROM (SELECT JSONExtract({bodies:String}, 'Array(Tuple(String, String))') AS bodies))`,
      { bodies: JSON.stringify(bodies.map(({ request, response }) => [textOf(request), textOf(response)])) },
    )
    return engine.rows(rowSchema, 'SELECT * FROM exchanges ORDER BY line')
  }

  return {
    derive: (...requests) => insert(requests.map((request) => ({ request, response: '' }))),
    deriveBoth: async (request, response) => {
      const [row] = await insert([{ request, response }])
      if (!row) throw new Error('no exchange was derived')
      return row
    },
    hashOf: async (hash, text) => {
      const [row] = await engine.rows(
        z.object({ value: z.string() }),
        `SELECT toString(${hash}) AS value FROM (SELECT {text:String} AS text)`,
        { text },
      )
      return row?.value ?? ''
    },
    close: async () => {
      await engine.close()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

const textOf = (body: object | string): string => (typeof body === 'string' ? body : JSON.stringify(body))
