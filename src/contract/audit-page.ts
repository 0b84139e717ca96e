import { z } from 'zod'

/** Entries of the audit log for people to look at, newest first. Not for verifying: an export is. */
export const auditPageSchema = z.object({
  items: z.array(
    z.object({
      seq: z.number().int(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      subject: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.string().nullable(),
  accounts: z
    .record(z.string(), z.string())
    .describe('with `named`: accounts by their pseudonyms; erased ones are absent'),
})
export type AuditPage = z.infer<typeof auditPageSchema>
