import { createHash } from 'node:crypto'
import type { AuditEntry } from '#contract/audit.js'
import { canonicalJson } from '#lib/canonical-json.js'

/** SHA-256 of the canonical JSON of an entry without its hash, hexadecimal. Throws a TypeError where it is no JSON. */
export const entryHash = (entry: Record<Exclude<keyof AuditEntry, 'hash'>, unknown>): string => {
  const { seq, at, actor, action, subject, detail, previous } = entry
  return createHash('sha256').update(canonicalJson({ seq, at, actor, action, subject, detail, previous })).digest('hex')
}
