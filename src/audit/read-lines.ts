import { createReadStream } from 'node:fs'
import { InputError } from '#contract/scan.js'

const LINE_FEED = 10

/**
 * The lines of a UTF-8 file without their ends, one at a time; memory is bounded by the longest line that is allowed.
 * Throws an InputError where the file cannot be read or a line is longer.
 */
export async function* readLines(file: string, line_bytes_max: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  for await (const chunk of chunksOf(file)) {
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([rest, chunk.subarray(from, end)]).toString('utf8')
      rest = Buffer.alloc(0)
      from = end + 1
      line += 1
    }
    rest = Buffer.concat([rest, chunk.subarray(from)])
    if (rest.length > line_bytes_max)
      throw new InputError(`a line of more than ${line_bytes_max} bytes`, `${file}:${line}`, 'Give an exported file')
  }
  if (rest.length > 0) yield rest.toString('utf8')
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer
  } catch (error) {
    throw new InputError(`cannot be read (${(error as NodeJS.ErrnoException).code})`, file, 'Give a file that exists', {
      cause: error,
    })
  }
}
