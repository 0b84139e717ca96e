import { createReadStream } from 'node:fs'

/** A line of a log holds an answer of at most 64 MiB, as base64. */
const LINE_BYTES_MAX = 128 * 2 ** 20

export interface LogLine {
  bytes: Buffer
  /** false: the file ends before the line does */
  ended: boolean
}

/** The lines of a file, as bytes without their ends. A line that is too long is cut, and counts as ended. */
export async function* readLines(file: string): AsyncGenerator<LogLine> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield { bytes: Buffer.concat([...parts, chunk.subarray(from, end)]), ended: true }
      parts = []
      length = 0
      from = end + 1
    }
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LINE_BYTES_MAX) return yield { bytes: Buffer.concat(parts), ended: true }
  }
  if (length > 0) yield { bytes: Buffer.concat(parts), ended: false }
}
