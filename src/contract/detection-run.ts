import { z } from 'zod'
import { nearMissSchema } from './report.js'

/** A run of detection. */
export const detectionRunSchema = z.object({
  id: z.number().int(),
  began: z.iso.datetime(),
  seconds: z.number(),
  exchanges: z.number().int(),
  accounts: z.number().int(),
  campaigns: z.number().int(),
  near_misses_count: z.number().int(),
})
export type DetectionRun = z.infer<typeof detectionRunSchema>

export const detectionRunsSchema = z.object({
  items: z.array(detectionRunSchema).describe('the newest first'),
  near_misses: z.array(nearMissSchema).describe('of the newest run: what it considered and did not raise'),
})
export type DetectionRuns = z.infer<typeof detectionRunsSchema>
