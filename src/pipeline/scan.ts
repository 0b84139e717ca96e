import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Report } from '#contract/report.js'
import type { ProgressEvent, ScanOptions } from '#contract/scan.js'
import { readLogs } from '#ingest/read-logs.js'
import type { Engine } from '#store/engine.js'
import { refuseServerStore } from '#store/refuse-other-store.js'
import { writeWhole } from '#store/write-whole.js'
import { assembleReport } from './assemble-report.js'
import { detectCampaigns } from './detect-campaigns.js'
import { dropRepeats } from './drop-repeats.js'
import { assembleStatistics } from './evidence/assemble-statistics.js'
import { keepEvidence } from './evidence/keep-evidence.js'
import { readProduct } from './evidence/read-product.js'
import { loadSettings } from './load-settings.js'
import { identifierKey, openStore } from './open-store.js'
import { StageClock } from './stage-clock.js'
import { takeDocuments } from './take-documents.js'

/** The main job: from log files to a report of campaigns and near misses. */
export async function runScan(options: ScanOptions, progress: (event: ProgressEvent) => void): Promise<Report> {
  const settings = await loadSettings(options.config)
  if (options.store !== undefined) refuseServerStore(options.store)
  if (options.store !== undefined) await mkdir(options.store, { recursive: true })
  const clock = new StageClock(progress, options.signal)
  const store = await clock.time('start', () => openStore(options.store, settings))
  const { engine } = store
  try {
    const read = await clock.time('read', async (advance) =>
      readLogs(engine, {
        first_file: await nextFile(engine),
        inputs: options.files,
        temporary: join(store.directory, 'tmp_spool'),
        from: options.from === undefined ? undefined : new Date(options.from),
        to: options.to === undefined ? undefined : new Date(options.to),
        log_format: options.log_format,
        account_field: options.account_field,
        identifier_key: identifierKey(settings),
        tokens: settings.sharing.communities.length > 0,
        strict: options.strict,
        // Only what is kept can become evidence.
        hash_files: options.store !== undefined,
        line_bytes_max: settings.reading.line_bytes_max,
        skew_ms_max: settings.reading.skew_ms_max,
        on_progress: ({ bytes, bytes_total }) => advance(bytes, bytes_total),
        signal: options.signal,
      }),
    )
    await engine.insert(
      'files',
      read.files.map(({ file, path }) => ({ file, path })),
    )
    const { duplicates, known } = await clock.time('prepare', async () => ({
      duplicates: await dropRepeats(engine),
      known: await takeDocuments(engine, options, identifierKey(settings)),
    }))
    const detection = await detectCampaigns(engine, settings, clock, known)
    const report = await assembleReport(
      engine,
      detection,
      { files: read.files, duplicates, generated_at: new Date(), seconds: clock.seconds },
      settings,
    )
    if (options.store !== undefined) {
      await writeWhole(join(options.store, 'report.json'), JSON.stringify(report))
      const statistics = assembleStatistics(detection, settings)
      await keepEvidence(options.store, { statistics, product: await readProduct(engine) }, read.files, {
        at: new Date(report.generated_at),
        sources_max: settings.evidence.sources_max,
      })
    }
    return report
  } finally {
    await store.close()
  }
}

/** A kept store may hold the files of earlier scans. */
async function nextFile(engine: Engine): Promise<number> {
  const row = z.object({ next: z.coerce.number() })
  const [found] = await engine.rows(row, 'SELECT if(count() = 0, 0, max(file) + 1) AS next FROM files')
  return found?.next ?? 0
}
