import { z } from 'zod'
import { decodingSchema, provenancePlanSchema } from './provenance.js'

/** What a person writes: a plan without what is made at registration. `prompts` is the path of their file. */
export const planDraftSchema = provenancePlanSchema
  .omit({ schema_version: true, id: true, created_at: true, prompts: true })
  .extend({ prompts: z.string().min(1).max(512), decoding: decodingSchema.prefault({}) })
export type PlanDraft = z.infer<typeof planDraftSchema>

/** What of a registered plan holds. */
export interface PlanCheck {
  signature: 'trusted' | 'untrusted' | 'invalid'
  timestamp: 'valid' | 'untrusted' | 'invalid' | 'absent'
  /** when it was there at the latest: by a valid timestamp, else as it says itself; null where the signature is invalid */
  made_at: string | null
  /** null where it is not known when the first question was asked */
  older_than_answers: boolean | null
  /** signed by a trusted key, and older than the first answer: tests that it names are registered */
  holds: boolean
  /** the same in words */
  statement: string
}
