import { writeFile } from 'node:fs/promises'
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
import { callServer } from './call-server.js'

const PATH = '/v1/watermark-keys'
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
      return answer(await callServer(job, 'GET', `${PATH}/commitments`, commitmentsSchema))
    case 'create':
      return answer({ keys: [await callServer(job, 'POST', PATH, watermarkKeySchema, ask.asked)] })
    case 'end':
      return answer({ keys: [await callServer(job, 'POST', `${one}/end`, watermarkKeySchema)] })
    case 'rotate': {
      const { former, key } = await callServer(job, 'POST', `${one}/rotate`, rotatedWatermarkKeySchema)
      return answer({ keys: [former, key] })
    }
    case 'open': {
      const opened = await callServer(job, 'POST', `${one}/open`, openedWatermarkKeySchema)
      const opening = `${ask.out}.opening`
      await writeOwn(ask.out, opened.config ?? { canary_key: opened.canary_key })
      const { key, salt, campaign } = opened
      const whose = campaign === undefined ? {} : { campaign }
      await writeOwn(opening, { commitment: key.commitment, salt, ...whose })
      return answer({ keys: [key], files: [ask.out, opening] })
    }
  }
}

async function listAll(job: WatermarkKeysJob): Promise<WatermarkKey[]> {
  const keys: WatermarkKey[] = []
  let after = ''
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, next } = await callServer(job, 'GET', `${PATH}?limit=1000${after}`, pageSchema)
    keys.push(...items)
    if (next === null) break
    after = `&after=${encodeURIComponent(next)}`
  }
  return keys
}

/** A file that is there is not written over: it may hold the only copy of another key. */
async function writeOwn(file: string, document: unknown): Promise<void> {
  const text = `${JSON.stringify(document, undefined, 2)}\n`
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'EEXIST' ? 'the file is there already' : 'the file cannot be written'
    throw new InputError(what, file, 'Choose another name.', { cause })
  })
}
