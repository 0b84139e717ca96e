import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Custody, type StoredEvidence, storedEvidenceSchema } from '#contract/evidence.js'
import { InputError } from '#contract/scan.js'
import type { FileRead } from '#ingest/read-options.js'

const EVIDENCE_FILE = 'evidence.json'

/** Writes what packages need beside the report of a store. Files of earlier scans into it stay in the chain of custody. */
export async function keepEvidence(
  store: string,
  { statistics, product }: Pick<StoredEvidence, 'statistics' | 'product'>,
  files: readonly FileRead[],
  at: Date,
): Promise<void> {
  const before = await readEvidence(store).catch(() => undefined)
  const added = files.map(({ path, format, bytes, sha256, rows, rejected }) => ({
    name: path,
    format,
    bytes,
    sha256,
    received: at.toISOString(),
    exchanges: rows,
    rejected,
  }))
  const sources = [...(before?.custody.sources ?? []), ...added]
  const step = {
    at: at.toISOString(),
    step: 'scan',
    detail: `${files.length} files read, detection run over all exchanges`,
  }
  const custody: Custody = {
    sources,
    sources_count: sources.length,
    steps: [...(before?.custody.steps ?? []), step],
    audit: null,
  }
  const kept: StoredEvidence = { statistics, custody, product }
  await writeFile(join(store, EVIDENCE_FILE), JSON.stringify(kept))
}

/** What a scan kept. Throws an InputError where the store has none, or of another version. */
export async function readEvidence(store: string): Promise<StoredEvidence> {
  const path = join(store, EVIDENCE_FILE)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InputError('it holds no evidence', path, 'Scan into it again with this version: stillwatch scan --store')
  })
  const read = storedEvidenceSchema.safeParse(parse(text))
  if (read.success) return read.data
  throw new InputError('it cannot be read by this version', path, 'Scan into the store again.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
