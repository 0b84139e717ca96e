import { z } from 'zod'

const count = z.number().int().min(0)

/** Whether what is enforced is what the audit log attests. */
export const auditCheckSchema = z.object({
  ok: z.boolean(),
  entries: count,
  seq: count.describe('last entry that was read'),
  hash: z.string().describe('of that entry: a checkpoint that is kept elsewhere vouches for it'),
  policies: count.describe('versions of policies that are stored'),
  actions: count.describe('actions that are stored'),
  unattested: count.describe('of these: from a time when no hash of them was written down'),
  problems: z
    .array(z.object({ subject: z.string().describe('audit:SEQ, policy:NAME or action:ID'), what: z.string() }))
    .describe('the first ones'),
  problems_count: count,
})
export type AuditCheck = z.infer<typeof auditCheckSchema>
