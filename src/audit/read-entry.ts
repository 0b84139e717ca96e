import type { z } from 'zod'
import { type AuditEntry, auditEntrySchema, type Checkpoint, checkpointSchema } from '#contract/audit.js'
import { canonicalJson } from '#lib/canonical-json.js'

/**
 * An entry, or in words why it is none. A line (with or without its end) must be spelled as `exportAudit` spells it: two
 * readers of JSON can take another spelling (a member twice, say) for two different documents.
 */
export function readEntry(source: unknown): AuditEntry | string {
  const entry = readAs(auditEntrySchema, source, 'an entry of an audit log')
  if (typeof entry === 'string' || typeof source !== 'string') return entry
  return canonicalJson(entry) === source.replace(/\n$/, '')
    ? entry
    : 'not spelled as it was exported: the line was changed or formatted anew'
}

/** A checkpoint, or in words why it is none. */
export const readCheckpoint = (source: unknown): Checkpoint | string =>
  readAs(checkpointSchema, source, 'a checkpoint of an audit log')

function readAs<T>(schema: z.ZodType<T>, source: unknown, what: string): T | string {
  try {
    const read = schema.safeParse(typeof source === 'string' ? JSON.parse(source) : source)
    if (read.success) return read.data
    const [issue] = read.error.issues
    return `not ${what}: ${issue?.path.join('.')} ${issue?.message}`
  } catch (error) {
    return `not ${what}: ${error instanceof SyntaxError ? 'not JSON' : 'nested too deep'}`
  }
}
