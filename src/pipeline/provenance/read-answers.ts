import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ComparedModel, type ModelAnswers, modelAnswersSchema } from '#contract/model-answers.js'
import { InputError } from '#contract/scan.js'

/** Of a file, and of what is in it: answers of one model to tens of thousands of prompts. */
const FILE_BYTES_MAX = 512 * 2 ** 20

export interface ReadAnswers extends ModelAnswers {
  released_on: string | null
  input: ComparedModel
}

/**
 * Reads a file of answers, JSON or gzipped JSON: `{ model, outputs }`, or a list of objects with `output` and
 * `generator`, as AlpacaEval publishes them. Throws an InputError for another content.
 * @param released release days by name of the model or of the file
 */
export async function readAnswers(file: string, released: Readonly<Record<string, string>>): Promise<ReadAnswers> {
  const { bytes, value } = await readPackedJson(file)
  const parsed = modelAnswersSchema.safeParse(asAnswers(value, file))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new InputError(`${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'not a file of answers'}`, file, FORM)
  }
  const answers = parsed.data
  const given = released[answers.model] ?? released[file] ?? released[basename(file)]
  const released_on = given ?? answers.released ?? answers.date ?? null
  return {
    ...answers,
    released_on,
    input: {
      model: answers.model,
      file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      answers: answers.outputs.filter((output) => output?.trim()).length,
      released: released_on,
    },
  }
}

/** Reads the prompts of a comparison: a JSON list of texts, perhaps gzipped. Throws an InputError for another content. */
export async function readPromptList(file: string): Promise<string[]> {
  const { value } = await readPackedJson(file)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw new InputError(
    'it is no list of texts',
    file,
    'Give the prompts as JSON: ["…", "…"], in the order of the answers.',
  )
}

const FORM = 'It must be {"model": "…", "outputs": ["…", …]} as JSON, perhaps gzipped.'

/** JSON of a file, perhaps gzipped, with the bytes as they stand there. Throws an InputError. */
export async function readPackedJson(file: string): Promise<{ bytes: Buffer; value: unknown }> {
  const bytes = await readWhole(file)
  return { bytes, value: parseFile(file, bytes) }
}

async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > FILE_BYTES_MAX) throw new InputError(`it has ${size} bytes`, file, `At most ${FILE_BYTES_MAX} are read.`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function parseFile(file: string, bytes: Buffer): unknown {
  try {
    const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
    return JSON.parse((gzipped ? gunzipSync(bytes, { maxOutputLength: FILE_BYTES_MAX }) : bytes).toString('utf8'))
  } catch (cause) {
    throw new InputError('it cannot be read as JSON', file, FORM, { cause })
  }
}

function asAnswers(value: unknown, file: string): unknown {
  if (!Array.isArray(value)) return value
  const rows = value as { output?: unknown; generator?: unknown }[]
  const model = rows[0]?.generator ?? basename(file).replace(/\.json(\.gz)?$/, '')
  return { model, outputs: rows.map((row) => row?.output ?? null) }
}
