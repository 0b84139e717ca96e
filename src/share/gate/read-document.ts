import { readCsv } from './read-csv.js'
import { decodeReferences, readMarkup } from './read-markup.js'

/** Texts that are no data: each line is looked at by itself. */
const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '')

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  json: (text) => JSON.parse(text),
  ndjson: (text) => linesOf(text).map((line) => JSON.parse(line)),
  csv: readCsv,
  xml: readMarkup,
  html: readMarkup,
  // A backslash before a sign is not shown.
  md: (text) => linesOf(decodeReferences(text).replace(/\\([!-/:-@[-`{-~])/g, '$1')),
  txt: linesOf,
}

/** The bytes that leave, as the gate looks at them; undefined where it cannot read them. `kind`: as files end. */
export function readDocument(bytes: Uint8Array, kind: string): { document: unknown } | undefined {
  const read = READERS[kind]
  if (read === undefined) return undefined
  try {
    return { document: read(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}

/** The members of an archive in one document, by their names, and those that cannot be read. */
export function readMembers(members: readonly { path: string; bytes: Uint8Array }[]): {
  document: Record<string, unknown>
  unread: string[]
} {
  const document: Record<string, unknown> = {}
  const unread: string[] = []
  for (const { path, bytes } of members) {
    const read = readDocument(bytes, path.slice(path.lastIndexOf('.') + 1))
    if (read === undefined) unread.push(path)
    else document[path] = read.document
  }
  return { document, unread }
}
