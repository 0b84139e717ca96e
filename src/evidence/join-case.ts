import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import type { EvidenceCase } from '#contract/evidence.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { PackageProblem } from './archive/member.js'
import * as names from './package-documents.js'

const LINE_FEED = 10

/**
 * The case from the members of a package, or what keeps it from being read. Each document must be what its schema says,
 * in canonical JSON: two readers of JSON can take another spelling (a member twice, say) for two different documents.
 */
export function joinCase(files: ReadonlyMap<string, Buffer>): EvidenceCase | PackageProblem[] {
  const problems: PackageProblem[] = []
  const read = <T>(member: string, parse: (bytes: Buffer) => T): T | undefined => {
    const bytes = files.get(member)
    try {
      if (bytes === undefined) throw new Error('it is missing')
      return parse(bytes)
    } catch (error) {
      problems.push({ member, what: (error as Error).message })
      return undefined
    }
  }
  const document = <T>(member: string, schema: z.ZodType<T>): T | undefined =>
    read(member, (bytes) => parseOne(schema, bytes, ''))
  const schemas = names.DOCUMENT_SCHEMAS
  const findings = document(names.FINDINGS, schemas[names.FINDINGS])
  const statistics = document(names.STATISTICS, schemas[names.STATISTICS])
  const timeline = document(names.TIMELINE, schemas[names.TIMELINE])
  const exposure = document(names.EXPOSURE, schemas[names.EXPOSURE])
  const custody = document(names.CUSTODY, schemas[names.CUSTODY])
  const settings = document(names.SETTINGS, schemas[names.SETTINGS])
  const accounts = read(names.ACCOUNTS, (bytes) => parseLines(names.LINE_SCHEMAS[names.ACCOUNTS], bytes))
  const samples = files.has(names.SAMPLES)
    ? read(names.SAMPLES, (bytes) => parseLines(names.LINE_SCHEMAS[names.SAMPLES], bytes))
    : []
  if (!(findings && statistics && timeline && exposure && custody && settings && accounts && samples)) return problems
  const { accounts_count, samples_count, campaign, ...rest } = findings
  if (accounts_count !== accounts.length)
    problems.push({
      member: names.ACCOUNTS,
      what: `it has ${accounts.length} lines, findings.json says ${accounts_count}`,
    })
  if (samples_count !== samples.length)
    problems.push({
      member: names.SAMPLES,
      what: `it has ${samples.length} lines, findings.json says ${samples_count}`,
    })
  if (problems.length > 0) return problems
  return { ...rest, campaign: { ...campaign, timeline }, accounts, statistics, custody, exposure, settings, samples }
}

function parseLines<T>(schema: z.ZodType<T>, bytes: Buffer): T[] {
  const documents: T[] = []
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, from)
    const line = `line ${documents.length + 1}: `
    if (end < 0) throw new Error(`${line}it does not end`)
    documents.push(parseOne(schema, bytes.subarray(from, end), line))
    from = end + 1
  }
  return documents
}

/** @param line before the message; empty for a document that is a member of its own */
function parseOne<T>(schema: z.ZodType<T>, bytes: Buffer, line: string): T {
  const text = isUtf8(bytes) ? bytes.toString('utf8') : ''
  let value: unknown
  try {
    value = JSON.parse(text)
    if (canonicalJson(value) !== text) throw new TypeError()
  } catch {
    throw new Error(`${line}not canonical JSON (RFC 8785)`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${line}not as its schema says: ${issue?.path.join('.')} ${issue?.message}`)
}
