import { type Document, LineCounter, parseDocument } from 'yaml'

export interface DraftRule {
  name: unknown
  when: Readonly<Record<string, unknown>>
  do: Readonly<Record<string, unknown>>
}

/** A policy as it is being written: it may be wrong in any way, and what is wrong is shown and not lost. */
export interface Draft {
  name: unknown
  description: unknown
  mode: unknown
  starts: unknown
  expires: unknown
  rules: readonly DraftRule[]
}

/** Why there is nothing for a form to show. */
export interface Unreadable {
  message: string
  /** of the YAML, from 1 */
  line: number
}

// As the server reads it. Keys that stand twice are the server's to find: the parser's own look takes seconds for long texts.
const OPTIONS = { prettyErrors: false, schema: 'core', merge: false, uniqueKeys: false, logLevel: 'silent' } as const

/** The YAML of a policy as the parser sees it, read as the server reads it. */
export function parseDraft(text: string): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter()
  return { document: parseDocument(text, { ...OPTIONS, lineCounter: lines }), lines }
}

export function readDraft(text: string): Draft | Unreadable {
  let parsed: ReturnType<typeof parseDraft>
  let value: unknown
  try {
    parsed = parseDraft(text)
    const [problem] = parsed.document.errors
    if (problem !== undefined) return { message: problem.message, line: parsed.lines.linePos(problem.pos[0]).line }
    value = parsed.document.toJS({ maxAliasCount: 0 })
  } catch {
    return { message: 'it holds an alias, or is nested too deeply', line: 1 }
  }
  if (!isRecord(value)) return { message: 'it is no list of names with values', line: 1 }
  const { name, description, mode, starts, expires, rules } = value
  return { name, description, mode, starts, expires, rules: Array.isArray(rules) ? rules.map(readRule) : [] }
}

export const isUnreadable = (read: Draft | Unreadable): read is Unreadable => 'message' in read

function readRule(value: unknown): DraftRule {
  const rule = isRecord(value) ? value : {}
  return { name: rule.name, when: recordOr(rule.when), do: recordOr(rule.do) }
}

const recordOr = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a field of text shows it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
