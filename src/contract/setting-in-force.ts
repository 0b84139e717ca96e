import { z } from 'zod'

/** A setting as it is in force. */
export const settingInForceSchema = z.object({
  name: z.string().describe('whole: retention.exchanges_days'),
  value: z.unknown().describe('null where nothing is set; of a secret «set» or empty'),
  default: z.unknown().describe('null where there is none'),
  description: z.string().describe('what it bounds or says, and why it has its default'),
  allowed: z.string().describe('in words: true or false, a list, a range; empty where anything is'),
  set: z.boolean().describe('it differs from its default'),
  secret: z.boolean(),
})
export type SettingInForce = z.infer<typeof settingInForceSchema>
