import { z } from 'zod'

const count = z.number().int().min(0)
const GIB = 2 ** 30

/** Work on cases: `cases` of the settings document. */
export const caseSettingsSchema = z.strictObject({
  notes_max: count.default(1000).describe('notes of a case'),
  note_characters_max: count.min(1).max(200_000).default(20_000).describe('of a note: some ten pages'),
  tasks_max: count.default(200).describe('tasks of a case'),
})

/** Log files that people hand over: `imports` of the settings document. */
export const importSettingsSchema = z.strictObject({
  bytes_max: count.default(4 * GIB).describe('of a file as it is sent, compressed or not; larger ones answer 413'),
  body_ms_max: count
    .min(1000)
    .max(86_400_000)
    .default(3_600_000)
    .describe('time to send it: an hour for the largest file over 10 Mbit/s'),
  waiting_max: count
    .min(1)
    .default(8)
    .describe('files that are sent, wait or are read at a time; they lie on the disk meanwhile. More answer 429'),
  older_days: count
    .default(14)
    .describe(
      'for which exchanges of an import stay that are older than retention.exchanges_days, so that what is found in them can be looked at; 0: they are not taken',
    ),
  unpack_ms_max: count
    .min(1000)
    .default(1_800_000)
    .describe('time to decompress a file and take it apart: ten times what the largest takes; a bomb takes longer'),
  memory_bytes_max: count
    .min(256 * 2 ** 20)
    .default(GIB)
    .describe('memory of the process that takes a file apart: its longest lines several times over'),
  piece_bytes: count
    .min(1)
    .default(16 * 2 ** 20)
    .describe('documents that are stored at a time, in turns with what senders send: as ingest.batch_bytes_max'),
  rejects_max: count
    .default(10_000)
    .describe('lines of an import that could not be used and are kept among the dead letters; all are counted'),
  kept_max: count.min(1).default(1000).describe('imports of which it is kept what came of them, the newest'),
})
export type ImportSettings = z.infer<typeof importSettingsSchema>

/** The stream of exchanges and decisions: `live_stream` of the settings document. */
export const liveStreamSettingsSchema = z.strictObject({
  events_per_s_max: count.min(1).default(50).describe('of one stream: as many as a person can see pass'),
  streams_max: count.default(20).describe('open streams; more answer 429'),
  batch_rows_max: count
    .min(1)
    .default(1000)
    .describe('exchanges of a batch that are looked at for the streams, while any is open'),
})

/** Sections of the settings document. */
export const workSettings = {
  cases: caseSettingsSchema.prefault({}),
  imports: importSettingsSchema.prefault({}),
  live_stream: liveStreamSettingsSchema.prefault({}),
} as const
