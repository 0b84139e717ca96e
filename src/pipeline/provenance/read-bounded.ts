import { readFile, stat } from 'node:fs/promises'
import { InputError } from '#contract/scan.js'

/** A whole file of at most so many bytes. Throws an InputError. @param setting that holds the bound */
export async function readBounded(file: string, bytes_max: number, setting: string): Promise<Buffer> {
  const there = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`it cannot be read (${cause.code ?? 'unknown'})`, file, 'Name a file that is there.', {
      cause,
    })
  })
  if (!there.isFile()) throw new InputError('it is no file', file, 'Name a file.')
  if (there.size > bytes_max) throw new InputError(`it has more than ${bytes_max} bytes`, file, `See ${setting}.`)
  return readFile(file)
}

/** JSON of a file. Throws an InputError. */
export async function readJson(file: string, bytes_max: number, setting: string): Promise<unknown> {
  const bytes = await readBounded(file, bytes_max, setting)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new InputError('it is not JSON', file, 'Name a file of another step.')
  }
}
