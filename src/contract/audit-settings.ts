import { z } from 'zod'

/** How the audit log is attested: `audit` of the settings document. */
export const auditSettingsSchema = z.strictObject({
  checkpoint_s: z
    .number()
    .int()
    .min(0)
    .default(3600)
    .describe(
      'how often the end of the audit log is signed, where it has grown: what an intruder could cut unseen; 0: only when asked',
    ),
  checkpoint_directory: z
    .string()
    .default('')
    .describe(
      'where signed checkpoints are written as well, with the public key: a place that administrators of the server cannot change; empty: nowhere',
    ),
})
