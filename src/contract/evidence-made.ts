import { z } from 'zod'

/** A package of evidence that was made, by the audit log. The package itself is not kept. */
export const evidenceMadeSchema = z.object({
  id: z.string().describe('number of its entry in the audit log'),
  campaign_id: z.string(),
  at: z.iso.datetime(),
  by: z.string().describe('id of a principal'),
  form: z.enum(['download', 'outgoing']).describe('outgoing: it went into the outbox, where its own rules hold'),
  accounts: z.enum(['clear', 'hashed']),
  samples: z.number().int().min(0).describe('prompts in it'),
  sha256: z.string(),
  key_id: z.string().describe('which key signed it'),
  bytes: z.number().int().min(0).nullable().describe('null in entries of earlier versions'),
})
export type EvidenceMade = z.infer<typeof evidenceMadeSchema>
