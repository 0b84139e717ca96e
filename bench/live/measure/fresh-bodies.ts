import { readFileSync } from 'node:fs'

/** Lines of a log, round and round, as NDJSON bodies; a round has ids of its own, so that nothing is a repeat. */
export function freshBodies(log: string, documents: number, run: string): { next(): Buffer } {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  let at = 0
  let round = 0
  const line = (): string => {
    if (at === lines.length) {
      at = 0
      round++
    }
    return lines[at++]!.replace(/^\{"id":"/, `{"id":"${run}-${round}-`)
  }
  return { next: () => Buffer.from(`${Array.from({ length: documents }, line).join('\n')}\n`) }
}
