import { constants, type Stats } from 'node:fs'
import { access, stat, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { InputError } from '#contract/scan.js'
import { expandGlob, isGlob } from './expand-glob.js'
import type { LogFile } from './log-file.js'
import { spoolInput } from './spool-input.js'
import { unreadable } from './unreadable.js'

export interface ResolveOptions {
  /** directory for standard input and for names that the engine would misread */
  temporary: string
  /** most that is taken from standard input, bytes */
  stdin_bytes_max: number
  stdin: NodeJS.ReadableStream
}

/** Characters that the engine takes for a pattern, or for a file in an archive. */
const MISREAD = /[*?{}[\]]|::/

/**
 * The files behind what the user named, each once, in the order given; a pattern's in the order of their names.
 * Throws InputError for what is missing, a directory, not allowed, or a pattern without a match.
 */
export async function resolveFiles(inputs: readonly string[], options: ResolveOptions): Promise<LogFile[]> {
  const files = new Map<string, LogFile>()
  for (const input of inputs) {
    for (const file of await resolveInput(input, options)) {
      if (!files.has(file.readable)) files.set(file.readable, file)
    }
  }
  return Promise.all([...files.values()].map((file, index) => readableFile(file, index, options.temporary)))
}

async function resolveInput(input: string, options: ResolveOptions): Promise<LogFile[]> {
  if (input === '-') return [await spoolInput(options)]
  // A file whose name happens to look like a pattern is that file.
  const paths = !isGlob(input) || (await exists(input)) ? [input] : await expandGlob(input)
  if (paths.length === 0) {
    throw new InputError('no file matches', input, 'Check the pattern; quote it so that the shell leaves it alone')
  }
  return Promise.all(paths.map(checkFile))
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function checkFile(path: string): Promise<LogFile> {
  const found = await statOf(path)
  if (found.isDirectory()) {
    throw new InputError('a directory, not a file', path, `Name its files, for example '${join(path, '*.jsonl')}'`)
  }
  if (!found.isFile()) {
    throw new InputError(
      'not a regular file',
      path,
      'Hand pipes and devices over as standard input: stillwatch scan - < FILE',
    )
  }
  await access(path, constants.R_OK).catch((error: unknown) => Promise.reject(unreadable(path, error)))
  return { path, readable: resolve(path), bytes: found.size }
}

const statOf = (path: string): Promise<Stats> =>
  stat(path).catch((error: unknown) => Promise.reject(unreadable(path, error)))

async function readableFile(file: LogFile, index: number, temporary: string): Promise<LogFile> {
  if (!MISREAD.test(file.readable)) return file
  const link = join(resolve(temporary), `input-${index}`)
  await symlink(file.readable, link)
  return { ...file, readable: link }
}
