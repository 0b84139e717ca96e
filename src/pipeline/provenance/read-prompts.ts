import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { ProbeSettings } from '#contract/provenance-settings.js'
import { InputError } from '#contract/scan.js'
import type { Prompt } from '#provenance/probe/endpoint/render-question.js'
import { readBounded } from './read-bounded.js'

const HINT = 'Give a JSON array of texts, or of {"prompt": …, "system": …}; also one a line (.ndjson), also gzip (.gz).'
const promptSchema = z.union([
  z
    .string()
    .min(1)
    .transform((prompt): Prompt => ({ prompt })),
  z.strictObject({ prompt: z.string().min(1), system: z.string().min(1).optional() }),
])

export interface Prompts {
  /** of the bytes of the file, packed as it is */
  sha256: string
  prompts: Prompt[]
}

/** A file of prompts, whole and checked. Throws an InputError that says which one is wrong. */
export async function readPrompts(file: string, settings: ProbeSettings): Promise<Prompts> {
  const setting = 'provenance.probe.prompts_bytes_max in the settings'
  const bytes = await readBounded(file, settings.prompts_bytes_max, setting)
  const documents = parseDocuments(unpack(bytes, file, settings.prompts_bytes_max).toString('utf8'), file)
  if (documents.length === 0) throw new InputError('it holds no prompts', file, HINT)
  if (documents.length > settings.prompts_max)
    throw new InputError(`it has more than ${settings.prompts_max} prompts`, file, 'See provenance.probe.prompts_max.')
  const prompts = documents.map((document, at) => {
    const parsed = promptSchema.safeParse(document)
    if (!parsed.success) throw new InputError(`prompt ${at + 1} is none`, file, HINT)
    return parsed.data
  })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), prompts }
}

function unpack(bytes: Buffer, file: string, bytes_max: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: bytes_max })
  } catch (cause) {
    throw new InputError('it cannot be unpacked, or is too long', file, HINT, { cause })
  }
}

function parseDocuments(text: string, file: string): unknown[] {
  const lines = text.trimStart().startsWith('[') ? [text] : text.split('\n').filter((line) => line.trim() !== '')
  const documents = lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown
    } catch {
      throw new InputError(`line ${at + 1} is not JSON`, file, HINT)
    }
  })
  const [first] = documents
  return documents.length === 1 && Array.isArray(first) ? first : documents
}
