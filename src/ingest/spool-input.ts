import { open, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InputError } from '#contract/scan.js'
import { conditionOf } from './ingest-error.js'
import type { LogFile } from './log-file.js'
import type { ResolveOptions } from './resolve-files.js'

/** Standard input as a file: the engine reads a file more than once (form, format, rows), a pipe gives it once. */
export async function spoolInput({ temporary, stdin_bytes_max, stdin }: ResolveOptions): Promise<LogFile> {
  const readable = join(resolve(temporary), 'stdin')
  try {
    // Opened before anything can fail: a stream that opens the file by itself may do so after it was removed again.
    const file = await open(readable, 'w')
    await pipeline(stdin, bounded(stdin_bytes_max), file.createWriteStream())
  } catch (error) {
    await rm(readable, { force: true })
    throw conditionOf(error, { path: readable }) ?? error
  }
  return { path: '-', readable, bytes: (await stat(readable)).size }
}

function bounded(bytes_max: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= bytes_max) return done(null, chunk)
      done(new InputError(`more than ${bytes_max} bytes`, 'standard input', 'Write it to a file and name that file'))
    },
  })
}
