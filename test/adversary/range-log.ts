import { readFile, writeFile } from 'node:fs/promises'

/** One line of a labelled log, as far as attacks change it. Other fields pass through untouched. */
export interface LogLine {
  id: string
  ts: string
  account_id: string
  org_id: string | null
  key_id: string
  account_created_at: string
  payment_fingerprint: string | null
  email_domain: string
  client_ip: string
  user_agent: string
  tls_fingerprint: string
  status: number
  request: { messages: { role: string; content: unknown }[]; [knob: string]: unknown }
  response: unknown
}

export interface Truth {
  accounts: Record<string, { kind: string; campaign: string | null }>
  campaigns: { id: string; name: string; accounts: string[]; harvest_exchanges: number; first: string; last: string }[]
  harvest_exchange_ids: string[]
}

/** A log in memory with what is true of it. Attacks take one and give another; they never change the one they are given. */
export interface RangeLog {
  lines: LogLine[]
  truth: Truth
}

export async function readRangeLog({ log, truth }: { log: string; truth: string }): Promise<RangeLog> {
  const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '')
  return {
    lines: lines.map((line) => JSON.parse(line) as LogLine),
    truth: JSON.parse(await readFile(truth, 'utf8')) as Truth,
  }
}

/** Writes lines in the order of time, whatever order they are held in. */
export async function writeRangeLog({ lines, truth }: RangeLog, files: { log: string; truth: string }): Promise<void> {
  const sorted = [...lines].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : a.id < b.id ? -1 : 1))
  await writeFile(files.log, `${sorted.map((line) => JSON.stringify(line)).join('\n')}\n`)
  await writeFile(files.truth, JSON.stringify(truth))
}

/** What the account itself wrote last; empty where the last turn is a tool's. */
export function textOf(line: LogLine): string {
  const last = line.request.messages.findLast(({ role }) => role === 'user')
  return typeof last?.content === 'string' ? last.content : ''
}

/** The same exchange with another last user turn. */
export function withText(line: LogLine, text: string): LogLine {
  const at = line.request.messages.findLastIndex(({ role }) => role === 'user')
  const messages = line.request.messages.map((message, i) => (i === at ? { ...message, content: text } : message))
  return { ...line, request: { ...line.request, messages } }
}

/** An opening turn of its own: not a follow-up, not a tool's answer. */
export const opens = (line: LogLine): boolean =>
  textOf(line) !== '' && line.request.messages.filter(({ role }) => role !== 'system').length === 1

export const harvestIds = ({ truth }: RangeLog): Set<string> => new Set(truth.harvest_exchange_ids)

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? []

/** A number that depends on a string alone (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
