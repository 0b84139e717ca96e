import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { REPORT_SCHEMA_VERSION, type Report, reportSchema } from '#contract/report.js'
import { type ExplainOptions, InputError } from '#contract/scan.js'

/** What `scan --store` keeps beside the engine's files. */
const REPORT_FILE = 'report.json'
const SCAN_AGAIN = 'Scan the logs again with --store.'

/**
 * Gives the report that a scan kept in a store. The engine stays shut: a store that another process has open can be
 * explained too. Rejects with an InputError where the directory holds no report, or none of this version.
 */
export async function explain({ store, signal }: ExplainOptions): Promise<Report> {
  const text = await readFile(join(store, REPORT_FILE), { encoding: 'utf8', ...(signal ? { signal } : {}) }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
      throw new InputError('no scan has kept its report there', `--store ${store}`, SCAN_AGAIN, { cause: error })
    },
  )
  return parseReport(text, join(store, REPORT_FILE))
}

function parseReport(text: string, file: string): Report {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (cause) {
    throw new InputError('the report is cut off or damaged', file, SCAN_AGAIN, { cause })
  }
  const checked = reportSchema.safeParse(document)
  if (checked.success) return checked.data
  const version = (document as { schema_version?: unknown } | null)?.schema_version
  if (typeof version === 'string' && version !== REPORT_SCHEMA_VERSION)
    throw new InputError(`the report has version ${version}, not ${REPORT_SCHEMA_VERSION}`, file, SCAN_AGAIN)
  const [issue] = checked.error.issues
  throw new InputError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a report'}`, file, SCAN_AGAIN)
}
