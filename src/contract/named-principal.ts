import { z } from 'zod'
import { scopeSchema } from './role.js'

/** Somebody whom records name. */
export const namedPrincipalSchema = z.object({
  id: z.string().describe('key:LINEAGE, as records name who did something'),
  name: z.string().describe('of the newest key of the row'),
  scopes: z.array(scopeSchema).describe('of the newest key'),
  active: z.boolean().describe('false: its key was revoked or has ended; records may name it still'),
})
