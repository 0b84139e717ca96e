import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** The lines of a log, however long, as NDJSON bodies of so many documents. */
export async function* readBodies(log: string, documents: number): AsyncGenerator<Buffer> {
  let lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(log, { highWaterMark: 2 ** 20 }) })) {
    lines.push(line)
    if (lines.length < documents) continue
    yield bodyOf(lines)
    lines = []
  }
  if (lines.length > 0) yield bodyOf(lines)
}

export const bodyOf = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`)
