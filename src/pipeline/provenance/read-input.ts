import { createReadStream } from 'node:fs'
import { InputError } from '#contract/scan.js'

const LINE_FEED = 10

/**
 * The text of a file, a pipe or standard input (where `file` is absent), with a bound.
 * @throws InputError where it cannot be read, has more bytes, or is not UTF-8
 */
export async function readInput(file: string | undefined, bytes_max: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunksOf(file)) {
    bytes += chunk.length
    if (bytes > bytes_max) throw tooLong(placeOf(file), bytes_max, 'it')
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks), placeOf(file))
}

/** JSON of a file. Throws an InputError. */
export async function readInputJson(file: string, bytes_max: number): Promise<unknown> {
  const text = await readInput(file, bytes_max)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError('it is no JSON', file, 'Check the file.', { cause })
  }
}

/** Line by line, without their ends: no more than one line is held. Throws an InputError. */
export async function* readInputLines(
  file: string | undefined,
  line_bytes_max: number,
): AsyncGenerator<{ line: string; place: string }> {
  let parts: Buffer[] = []
  let bytes = 0
  let number = 1
  const place = (): string => `${placeOf(file)}:${number}`
  const take = (part: Buffer): void => {
    bytes += part.length
    if (bytes > line_bytes_max) throw tooLong(place(), line_bytes_max, 'the line')
    parts.push(part)
  }
  for await (const chunk of chunksOf(file)) {
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, end))
      yield { line: decode(Buffer.concat(parts), place()), place: place() }
      parts = []
      bytes = 0
      from = end + 1
      number++
    }
    take(chunk.subarray(from))
  }
  if (bytes > 0) yield { line: decode(Buffer.concat(parts), place()), place: place() }
}

const placeOf = (file: string | undefined): string => file ?? 'standard input'

async function* chunksOf(file: string | undefined): AsyncGenerator<Buffer> {
  const stream = file === undefined ? createReadStream('', { fd: 0, autoClose: false }) : createReadStream(file)
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    throw new InputError(`it cannot be read (${code})`, placeOf(file), 'Name a file that is there.', { cause })
  }
}

function decode(bytes: Buffer, place: string): string {
  try {
    // It also takes away the mark that some editors begin a file with.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InputError('it is not UTF-8', place, 'Convert it first.', { cause })
  }
}

const tooLong = (place: string, bytes_max: number, what: string): InputError =>
  new InputError(`${what} has more than ${bytes_max.toLocaleString('en')} bytes`, place, 'Split it.')
