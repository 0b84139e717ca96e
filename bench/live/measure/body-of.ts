/** Lines of a log as an NDJSON body. */
export const bodyOf = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`)
