import { z } from 'zod'

/** What detection is told besides exchanges: the documents behind --accounts, --events and --known. NDJSON or a JSON array. */
export const accountFactSchema = z.object({
  id: z.string().min(1),
  created: z.iso.datetime({ offset: true }).optional(),
  payment_fingerprint: z.string().nullish(),
  email_domain: z.string().nullish(),
  org_id: z.string().nullish(),
  tier: z.string().nullish(),
  entry_point: z.string().nullish().describe('education, research, start-up programme, reseller, …'),
  region: z.string().nullish(),
})

export const eventSchema = z.object({
  at: z.iso.datetime({ offset: true }),
  kind: z.enum(['model_released', 'account_banned', 'policy_changed', 'price_changed']),
  model: z.string().optional(),
  account_id: z.string().optional(),
  note: z.string().optional(),
})

export const knownSchema = z.object({
  account_id: z.string().min(1),
  kind: z.enum(['permit', 'allowed', 'upheld_appeal', 'reseller']),
  reason: z.string().optional(),
  models: z
    .array(z.string())
    .nullish()
    .describe('permits: the models that may be distilled, as globs; all where absent'),
  quota: z.number().int().min(0).nullish().describe('permits: requests a day; unbounded where absent'),
  expires: z.iso.datetime({ offset: true }).optional(),
})

export type AccountFact = z.infer<typeof accountFactSchema>
export type Event = z.infer<typeof eventSchema>
export type Known = z.infer<typeof knownSchema>
