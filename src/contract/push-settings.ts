import { z } from 'zod'

const count = z.number().int().min(1)
const milliseconds = z.number().int().min(0)

/** Pushing to other TAXII servers and every bound of it, each with the reason for its default. */
export const pushSettingsSchema = z.strictObject({
  objects_max: count.default(1000).describe('objects of one request: servers refuse too many'),
  attempts_max: count
    .default(8)
    .describe('then it has failed, and can be sent again: half a day with the pauses below'),
  backoff_ms: milliseconds
    .default(30_000)
    .describe('pause after the first attempt; three times as long after each other'),
  backoff_ms_max: milliseconds.default(21_600_000).describe('longest pause: six hours'),
  look_ms: milliseconds.min(100).default(5000).describe('how often it is looked whether something is due'),
  request_ms_max: milliseconds.min(1).default(60_000).describe('a request, with its answer'),
  attempt_ms_max: milliseconds.min(1).default(600_000).describe('a whole attempt; then it counts as lost'),
  status_ms: milliseconds.default(30_000).describe('between two looks at a status that is pending'),
  status_hours_max: count
    .default(24)
    .describe('how long a pending status is asked for: TAXII asks servers to keep it for a day'),
})
export type PushSettings = z.infer<typeof pushSettingsSchema>
