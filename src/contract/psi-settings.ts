import { z } from 'zod'
import { PSI_MODES, psiModeSchema } from './psi.js'

const count = z.number().int().min(1)
const MIB = 2 ** 20

/** Private matching and every bound of it, each with the reason for its default. */
export const psiSettingsSchema = z.strictObject({
  agreements_max: count.default(100).describe('agreements that have not ended, of either direction'),
  tokens_max: count
    .max(1_000_000)
    .default(100_000)
    .describe('tokens of a side; each costs both sides about a millisecond, three times'),
  message_bytes_max: count.default(32 * MIB).describe('a request or an answer: 50 bytes a token, as they are written'),
  answers_per_day: count
    .default(4)
    .describe(
      'questions of one party that are answered in 24 hours: who could ask without end could try all addresses',
    ),
  asked_per_day: count.default(200_000).describe('tokens in them together, for the same reason'),
  modes: z
    .array(psiModeSchema)
    .min(1)
    .default([...PSI_MODES])
    .describe('what may be asked: which tokens both have, or how many; who is dishonest learns which by either'),
  false_positive_rate: z
    .number()
    .min(0)
    .max(0.01)
    .default(0)
    .describe('0: exact answers, 47 bytes a token; above: a set that is smaller by much, and wrong so often'),
  compute_ms_max: count.default(900_000).describe('time of one step; 100,000 tokens on each side take some minutes'),
  private_addresses: z
    .enum(['refused', 'allowed'])
    .default('refused')
    .describe('whether servers that are asked may be in private networks, and then by http as well'),
})
export type PsiSettings = z.infer<typeof psiSettingsSchema>
