import { z } from 'zod'
import { PSI_MODES, psiModeSchema } from './psi.js'

const time = z.iso.datetime()

/** What is asked for: that a party may ask us, or that we may ask another server. */
export const newPsiAgreementSchema = z.strictObject({
  direction: z.enum(['answer', 'ask']).describe('answer: the party may ask us; ask: we may ask the party'),
  party: z
    .string()
    .min(1)
    .max(2048)
    .describe('answer: key:LINEAGE or person:SUBJECT, with the scope taxii; ask: address of the other server'),
  community: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/),
  modes: z.array(psiModeSchema).min(1).max(PSI_MODES.length).default(['cardinality']),
  purpose: z.string().trim().min(1).max(500),
})
export type NewPsiAgreement = z.input<typeof newPsiAgreementSchema>

/** Holds once another person approved it. */
export const psiAgreementSchema = newPsiAgreementSchema.extend({
  id: z.string().regex(/^psia_[0-9a-f]{16}$/),
  status: z.enum(['waiting', 'approved']),
  active: z.boolean(),
  created: time,
  created_by: z.string(),
  approved: time.nullable(),
  approved_by: z.string().nullable(),
  approved_independently: z.boolean().describe('two people who signed in are known to stand behind it'),
  ended: time.nullable(),
  ended_by: z.string().nullable(),
})
export type PsiAgreement = z.infer<typeof psiAgreementSchema>

/** With what each side would learn, for who is to approve it. */
export const psiAgreementToldSchema = psiAgreementSchema.extend({ statement: z.array(z.string()) })
export type PsiAgreementTold = z.infer<typeof psiAgreementToldSchema>

/** A question to another server, by an agreement of direction `ask`. */
export const psiQuestionSchema = z.strictObject({
  agreement: z.string(),
  mode: psiModeSchema.default('cardinality'),
  epoch: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/)
    .optional()
    .describe('the present one where absent'),
  key: z.string().min(1).max(1000).describe('of the other server, with its scope taxii; it is not kept'),
})
export type PsiQuestionAsked = z.input<typeof psiQuestionSchema>
