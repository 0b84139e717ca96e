import { z } from 'zod'
import { scopeSchema } from './role.js'

/** Who asks, as the server knows them. */
export const meSchema = z.object({
  id: z.string().describe('key:LINEAGE or person:SUBJECT, as records name who did something'),
  kind: z.enum(['key', 'person']),
  name: z.string(),
  role: z
    .enum(['admin', 'reviewer', 'analyst', 'service'])
    .describe('what the scopes amount to; service: neither of the others, as keys of senders and gateways'),
  scopes: z.array(scopeSchema).describe('with all that they include'),
})
export type Me = z.infer<typeof meSchema>
