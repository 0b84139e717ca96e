import { z } from 'zod'
import type { LogImport } from '#contract/log-import.js'
import type { LiveDetection } from '../live/live-detection.js'
import type { StoreLink } from '../live/store-link.js'
import { campaignsOfBatches } from './campaigns-of-batches.js'
import type { ImportRecords } from './import-records.js'

interface Finishing {
  records: ImportRecords
  link: Pick<StoreLink, 'state' | 'engine'>
  detection: Pick<LiveDetection, 'runAnew'>
  signal: AbortSignal
  /** told of a run that failed */
  failed: (error: Error) => void
}

const NOT_LOOKED_AT =
  'it is stored, and the detection after it failed; the log of the server tells why. Campaigns are those of before: the next run looks again.'

const countRow = z.object({ stored: z.coerce.number() })

/** After the last piece: what of the file is stored, and which campaigns a run over all accounts finds in it. */
export async function finishImport(
  record: LogImport,
  { records, link, detection, signal, failed }: Finishing,
): Promise<void> {
  const files = await records.filesOf(record.id)
  // Counted where it lies: a reading that was cut off and began anew met its own exchanges.
  const sql = 'SELECT count() AS stored FROM exchanges WHERE file IN {files:Array(UInt32)}'
  const [{ stored } = { stored: 0 }] = files.length === 0 ? [] : await link.engine.rows(countRow, sql, { files })
  record.duplicate_count = Math.max(0, record.accepted + record.duplicate_count - stored)
  record.accepted = stored
  // A server that stops does not wait for a run. What is stored is stored, also where the run fails.
  if (stored > 0)
    await Promise.race([detection.runAnew(), whenAborted(signal)]).catch((cause: Error) => {
      signal.throwIfAborted()
      record.problem = [record.problem, NOT_LOOKED_AT].filter((problem) => problem !== null).join('; ')
      failed(cause)
    })
  signal.throwIfAborted()
  // Whoever hands a file over again wants to know what is in it, and not that nothing of it is new.
  record.campaigns = await campaignsOfBatches(link.state, link.engine, await records.filesOfSame(record.sha256))
  record.state = 'done'
  record.finished = new Date().toISOString()
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
