import { z } from 'zod'

const count = z.number().int().min(1)
const milliseconds = z.number().int().min(0)

/** Webhooks and every bound of them, each with the reason for its default. */
export const webhookSettingsSchema = z.strictObject({
  private_addresses: z
    .enum(['refused', 'allowed'])
    .default('refused')
    .describe(
      'whether endpoints may be in private networks, and then by http as well: else a person could have the server ask inside the house',
    ),
  endpoints_max: count.default(100).describe('endpoints that are not disabled'),
  waiting_max: count
    .default(10_000)
    .describe('deliveries of one endpoint that wait; more are counted at the endpoint and dropped'),
  at_once_max: count.default(4).describe('deliveries under way at a time'),
  look_ms: milliseconds.min(100).default(5000).describe('how often it is looked whether a delivery is due again'),
  timeout_ms: milliseconds.min(1).default(10_000).describe('an attempt, with the head of its answer'),
  attempts_max: count.default(10).describe('then it is given up, and can be replayed: 14 hours with the pauses below'),
  backoff_ms: milliseconds
    .default(5000)
    .describe('pause after the first attempt; three times as long after each other'),
  backoff_ms_max: milliseconds
    .default(43_200_000)
    .describe('longest pause, also where Retry-After asks for a longer one: twelve hours'),
  rotation_hours: count
    .default(24)
    .describe('for which the secret before a rotation signs as well, so that receivers change when they can'),
  kept_days: count.default(90).describe('how long deliveries are kept after they were sent or given up'),
})
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>
