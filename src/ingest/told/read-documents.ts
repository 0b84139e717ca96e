import { open } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { unreadable } from '../unreadable.js'

/** What is read of one file, bytes; documents of this kind are small, and they are held in memory. */
const BYTES_MAX = 256 * 2 ** 20

/**
 * Reads a file of documents, NDJSON or one JSON array, plain or gzip, through a schema. Keys that the schema does not
 * know are left out. Throws InputError with file, line (or the number of the element) and field for the first that is amiss.
 */
export async function readDocuments<T>(path: string, schema: z.ZodType<T>, bytes_max = BYTES_MAX): Promise<T[]> {
  const text = (await readText(path, bytes_max)).replace(/^\uFEFF/, '')
  const raw = text.trimStart().startsWith('[') ? elementsOf(text, path) : linesOf(text, path)
  return raw.map(({ where, value }) => checked(value, schema, where))
}

interface Located {
  where: string
  value: unknown
}

function elementsOf(text: string, path: string): Located[] {
  const array = parsed(text, path, 'Write one JSON array, or one JSON object a line')
  // A single line of NDJSON may be an array too, but then it holds no documents.
  return (array as unknown[]).map((value, index) => ({ where: `${path}, element ${index + 1}`, value }))
}

function linesOf(text: string, path: string): Located[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${path}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => ({
      where,
      value: parsed(line, where, 'Write one JSON object a line, or one JSON array'),
    }))
}

function parsed(text: string, where: string, hint: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InputError('not JSON', where, hint, { cause: error })
  }
}

function checked<T>(value: unknown, schema: z.ZodType<T>, where: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new InputError(
    `${field === '' ? 'the document' : `field ${field}`}: ${issue?.message ?? 'not understood'}`,
    where,
    'Correct it; docs/formats.md lists the fields',
  )
}

async function readText(path: string, bytes_max: number): Promise<string> {
  const bytes = await readBytes(path, bytes_max)
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    const plain = gzip ? gunzipSync(bytes, { maxOutputLength: bytes_max }) : bytes
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch (error) {
    const what = gzip ? 'damaged, too long, or not text' : 'not text in UTF-8'
    throw new InputError(what, path, 'Give NDJSON or a JSON array, plain or compressed with gzip', { cause: error })
  }
}

async function readBytes(path: string, bytes_max: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => Promise.reject(unreadable(path, error)))
  try {
    const found = await file.stat()
    if (found.isDirectory()) throw new InputError('a directory, not a file', path, 'Name the file')
    if (found.size > bytes_max) {
      throw new InputError(`longer than ${bytes_max} bytes`, path, 'Leave out accounts that the logs do not hold')
    }
    return await file.readFile().catch((error: unknown) => Promise.reject(unreadable(path, error)))
  } finally {
    await file.close()
  }
}
