import { z } from 'zod'

const runSchema = z.object({
  msg: z.literal('detection ran'),
  kind: z.enum(['full', 'update']),
  exchanges: z.number(),
  stored: z.number(),
  campaigns: z.number(),
})
export type DetectionRun = z.infer<typeof runSchema>

/** The runs of detection that a server wrote to its log, the oldest first. */
export const detectionRuns = (log: string): DetectionRun[] =>
  log
    .split('\n')
    .filter((line) => line.includes('"detection ran"'))
    .map((line) => runSchema.parse(JSON.parse(line)))
