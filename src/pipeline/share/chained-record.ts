import { createHash } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'

const NO_HASH = '0'.repeat(64)

const chained = {
  previous: z.string().describe('hash of the entry before'),
  hash: z.string().describe('SHA-256 of the canonical JSON of all else'),
}

/** A file of lines, each of which holds the hash of the one before: a line that is changed or taken out is seen. */
export class ChainedRecord<Shape extends z.ZodRawShape> {
  readonly #schema

  constructor(
    private readonly file: string,
    shape: Shape,
  ) {
    this.#schema = z.strictObject({ ...shape, ...chained })
  }

  /** In order; none where there is no file. Throws an InputError where it was changed. */
  async read(): Promise<z.infer<z.ZodObject<Shape>>[]> {
    return (await this.#lines()) as never
  }

  /** Written through to the disk before it returns. Errors as `read`, and where another process writes it. */
  async append(entry: z.infer<z.ZodObject<Shape>>): Promise<void> {
    const lock = `${this.file}.lock`
    // Two that read the same end would write two entries after it, and from then on it reads as changed.
    await (await takeLock(lock, this.file)).close()
    try {
      const previous = (await this.#lines()).at(-1)?.hash ?? NO_HASH
      const linked = { ...entry, previous }
      const handle = await open(this.file, 'a', 0o600)
      try {
        await handle.writeFile(`${JSON.stringify({ ...linked, hash: hashOf(linked) })}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
    } finally {
      await rm(lock, { force: true })
    }
  }

  async #lines(): Promise<{ hash: string }[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw new InputError(
        `it cannot be read (${error.code})`,
        this.file,
        'It says what was let out; nothing is without it.',
      )
    })
    let before = NO_HASH
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line, place) => {
        const entry = this.#parsed(line)
        if (entry?.previous !== before || hashOf(entry) !== entry.hash)
          throw new InputError(
            'it was changed',
            `${this.file}, line ${place + 1}`,
            'Find out by whom; then begin a new record.',
          )
        before = entry.hash
        return entry
      })
  }

  #parsed(line: string): { previous: string; hash: string } | undefined {
    try {
      return this.#schema.parse(JSON.parse(line)) as never
    } catch {
      return undefined
    }
  }
}

function hashOf(entry: object): string {
  const { hash: _, ...rest } = entry as { hash?: string }
  return createHash('sha256').update(canonicalJson(rest)).digest('hex')
}

async function takeLock(lock: string, file: string) {
  try {
    return await open(lock, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new InputError('another process writes it', file, `Try again; remove ${lock} if none does.`)
  }
}
