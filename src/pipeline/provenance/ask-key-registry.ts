import { writeFile } from 'node:fs/promises'
import { request } from 'undici'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import {
  keyCommitmentSchema,
  openedWatermarkKeySchema,
  rotatedWatermarkKeySchema,
  type WatermarkKey,
  watermarkKeySchema,
} from '#contract/watermark-key.js'
import type { WatermarkKeysAnswer, WatermarkKeysJob } from '#contract/watermark-key-job.js'

const PATH = '/v1/watermark-keys'
const ANSWER_MS_MAX = 60_000
/** A server keeps a thousand keys where nobody sets more. */
const PAGES_MAX = 100
const pageSchema = z.object({ items: z.array(watermarkKeySchema), next: z.string().nullable() })
const commitmentsSchema = z.object({ commitments: z.array(keyCommitmentSchema) })

/** `stillwatch watermark keys`: asks a running server, which keeps the keys. Throws an InputError that repeats what it answers. */
export async function askKeyRegistry(job: WatermarkKeysJob): Promise<WatermarkKeysAnswer> {
  const { ask } = job
  const answer = (more: Partial<WatermarkKeysAnswer>): WatermarkKeysAnswer => ({
    ...{ keys: [], commitments: [], files: [], ...more },
  })
  const one = 'id' in ask ? `${PATH}/${encodeURIComponent(ask.id)}` : ''
  switch (ask.act) {
    case 'list':
      return answer({ keys: await listAll(job) })
    case 'commitments':
      return answer(await call(job, 'GET', `${PATH}/commitments`, commitmentsSchema))
    case 'create':
      return answer({ keys: [await call(job, 'POST', PATH, watermarkKeySchema, ask.asked)] })
    case 'end':
      return answer({ keys: [await call(job, 'POST', `${one}/end`, watermarkKeySchema)] })
    case 'rotate': {
      const { former, key } = await call(job, 'POST', `${one}/rotate`, rotatedWatermarkKeySchema)
      return answer({ keys: [former, key] })
    }
    case 'open': {
      const opened = await call(job, 'POST', `${one}/open`, openedWatermarkKeySchema)
      const opening = `${ask.out}.opening`
      await writeOwn(ask.out, opened.config ?? { canary_key: opened.canary_key })
      await writeOwn(opening, { commitment: opened.key.commitment, salt: opened.salt })
      return answer({ keys: [opened.key], files: [ask.out, opening] })
    }
  }
}

async function listAll(job: WatermarkKeysJob): Promise<WatermarkKey[]> {
  const keys: WatermarkKey[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, next } = await call(job, 'GET', `${PATH}?limit=1000${after}`, pageSchema)
    keys.push(...items)
    if (next === null) break
    after = `&after=${encodeURIComponent(next)}`
  }
  return keys
}

async function call<T>(
  { server, key, signal }: WatermarkKeysJob,
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  const { statusCode, body: answered } = await request(new URL(path, server), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headersTimeout: ANSWER_MS_MAX,
    bodyTimeout: ANSWER_MS_MAX,
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: Error) => {
    throw new InputError('the server does not answer', `--server ${server}`, 'Is it running there?', { cause })
  })
  const text = await answered.text()
  if (statusCode >= 300) throw refusal(text, statusCode, server)
  const read = schema.safeParse(JSON.parse(text))
  if (read.success) return read.data
  throw new InputError('it answers as no server of this version', `--server ${server}`, 'Update one of the two.')
}

function refusal(text: string, status: number, server: string): InputError {
  const hint = status === 401 ? 'Set STILLWATCH_KEY to a key of that server.' : 'See what it says.'
  try {
    const { detail, hint: told } = JSON.parse(text) as { detail?: string; hint?: string }
    return new InputError(`${status}: ${detail ?? ''}`, `--server ${server}`, told ?? hint)
  } catch {
    return new InputError(`it answered ${status}`, `--server ${server}`, hint)
  }
}

/** A file that is there is not written over: it may hold the only copy of another key. */
async function writeOwn(file: string, document: unknown): Promise<void> {
  const text = `${JSON.stringify(document, undefined, 2)}\n`
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'EEXIST' ? 'the file is there already' : 'the file cannot be written'
    throw new InputError(what, file, 'Choose another name.', { cause })
  })
}
