import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Custody, type StoredEvidence, storedEvidenceSchema } from '#contract/evidence.js'
import { InputError } from '#contract/scan.js'
import type { FileRead } from '#ingest/read-options.js'
import { writeWhole } from '#store/write-whole.js'

const EVIDENCE_FILE = 'evidence.json'
/** One a scan: of a store that is scanned into each day those of three years. */
const STEPS_MAX = 1000

const NONE: Custody = { sources: [], sources_count: 0, steps: [], audit: null }

/**
 * Writes what packages need beside the report of a store. Files of earlier scans into it stay in the chain of custody.
 * What earlier scans kept and cannot be read any more is set aside, and the chain says so.
 * @param sources_max files that are named, the newest; all are counted
 */
export async function keepEvidence(
  store: string,
  { statistics, product }: Pick<StoredEvidence, 'statistics' | 'product'>,
  files: readonly FileRead[],
  { at, sources_max }: { at: Date; sources_max: number },
): Promise<void> {
  const before = await readCustody(store, at)
  const added = files.map(({ path, format, bytes, sha256, rows, rejected }) => ({
    name: path,
    format,
    bytes,
    sha256,
    received: at.toISOString(),
    exchanges: rows,
    rejected,
  }))
  const detail = `${files.length} files read, detection run over all exchanges`
  const custody = boundSteps({
    sources: newest([...before.sources, ...added], sources_max),
    sources_count: before.sources_count + added.length,
    steps: [...before.steps, { at: at.toISOString(), step: 'scan', detail }],
    steps_count: (before.steps_count ?? before.steps.length) + 1,
    audit: null,
  })
  const kept: StoredEvidence = { statistics, custody, product }
  await writeWhole(join(store, EVIDENCE_FILE), JSON.stringify(kept))
}

function boundSteps({ steps_count, ...custody }: Custody & { steps_count: number }): Custody {
  const steps = newest(custody.steps, STEPS_MAX)
  return { ...custody, steps, ...(steps.length < steps_count && { steps_count }) }
}

const newest = <T>(items: readonly T[], max: number): T[] => items.slice(Math.max(0, items.length - max))

async function readCustody(store: string, at: Date): Promise<Custody> {
  const path = join(store, EVIDENCE_FILE)
  const text = await readFile(path, 'utf8').catch(absent)
  if (text === undefined) return NONE
  const read = storedEvidenceSchema.safeParse(parse(text))
  if (read.success) return read.data.custody
  const aside = `${EVIDENCE_FILE}.damaged-${at.toISOString().replace(/\D/g, '')}`
  await rename(path, join(store, aside))
  process.emitWarning(
    `${path} could not be read and is now ${aside}: files of earlier scans are missing in the chain of custody. ` +
      'Restore it from a copy, or scan all files into a new store, before you make packages.',
    'StillwatchWarning',
  )
  const detail = `what earlier scans kept could not be read; it was set aside as ${aside}`
  return { ...NONE, steps: [{ at: at.toISOString(), step: 'loss', detail }] }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** What a scan kept. Throws an InputError where the store has none, or of another version. */
export async function readEvidence(store: string): Promise<StoredEvidence> {
  const path = join(store, EVIDENCE_FILE)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InputError('it holds no evidence', path, 'Scan into it again with this version: stillwatch scan --store')
  })
  const read = storedEvidenceSchema.safeParse(parse(text))
  if (read.success) return read.data
  throw new InputError(
    'it is damaged, or of another version',
    path,
    'Restore it from a copy, or scan all files into a new store.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
