import { z } from 'zod'

export const PSI_REQUEST_SCHEMA = 'stillwatch/psi-request@1'
export const PSI_RESPONSE_SCHEMA = 'stillwatch/psi-response@1'
export const PSI_PRIVATE_SCHEMA = 'stillwatch/psi-private@1'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** As contract/indicator.ts: 32 bytes under the key of a community and epoch. */
export const psiTokenSchema = z.string().regex(/^[0-9a-f]{64}$/)
const base64 = z.base64()

/** intersection: who asks learns which of their tokens both have; cardinality: how many, if they are honest. */
export const PSI_MODES = ['intersection', 'cardinality'] as const
export const psiModeSchema = z.enum(PSI_MODES)
export type PsiMode = z.infer<typeof psiModeSchema>

/** What both sides must mean alike. */
const terms = {
  id: z.string().regex(/^psi_[0-9a-f]{32}$/),
  community: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/),
  epoch: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  mode: psiModeSchema,
  created: time,
}

/** What who asks sends: tokens blinded by a secret of this one request. */
export const psiRequestSchema = z.strictObject({
  schema: z.literal(PSI_REQUEST_SCHEMA),
  ...terms,
  asker: z.string().min(1).max(200).describe('as they call themselves; who they are, the way shows by which it came'),
  purpose: z.string().min(1).max(500),
  asked: count.min(1).describe('tokens in it: this the other side learns'),
  message: base64.describe('private_set_intersection.proto, Request'),
  digest: sha256.describe('of the canonical JSON of all else: finds damage, and proves no sender'),
})
export type PsiRequest = z.infer<typeof psiRequestSchema>

export const psiResponseSchema = z.strictObject({
  schema: z.literal(PSI_RESPONSE_SCHEMA),
  ...terms,
  request_digest: sha256.describe('of the request that it answers'),
  asked: count,
  of: count.min(1).describe('tokens of who answers: this who asks learns'),
  false_positive_rate: z.number().min(0).max(0.01).describe('0: the answer is exact'),
  setup: base64.describe('private_set_intersection.proto, ServerSetup'),
  message: base64.describe('private_set_intersection.proto, Response'),
  digest: sha256,
})
export type PsiResponse = z.infer<typeof psiResponseSchema>

/** What who asked keeps until the answer comes, and shows nobody. */
export const psiPrivateSchema = z.strictObject({
  schema: z.literal(PSI_PRIVATE_SCHEMA),
  ...terms,
  request_digest: sha256,
  key: base64,
  tokens: z.array(psiTokenSchema).min(1).describe('in the order of the request'),
})
export type PsiPrivate = z.infer<typeof psiPrivateSchema>

export const psiResultSchema = z.object({
  id: terms.id,
  community: z.string(),
  epoch: z.string(),
  mode: psiModeSchema,
  asked: count,
  of: count,
  matches: count,
  tokens: z
    .array(psiTokenSchema)
    .nullable()
    .describe('those that both have; null where only their number was asked for'),
  false_positive_rate: z.number(),
  statement: z.array(z.string()).describe('what each side learnt'),
})
export type PsiResult = z.infer<typeof psiResultSchema>

/** Files of `stillwatch psi request`. */
export interface PsiRequestJob {
  tokens_file: string
  community: string
  epoch: string
  mode: PsiMode
  asker: string
  purpose: string
  /** undefined: nobody; then nothing is made, and what would leave and be learnt is told */
  approved_by: string | undefined
  /** which requests were made; beside the tokens where undefined */
  record_file: string | undefined
  out: string
  private_file: string
  config?: string
  signal?: AbortSignal
}

/** Files of `stillwatch psi respond`. */
export interface PsiRespondJob {
  request_file: string
  tokens_file: string
  community: string
  epoch: string
  /** undefined: nobody; then nothing is answered, and what would be learnt is told */
  approved_by: string | undefined
  /** which questions were answered; beside the tokens where undefined */
  record_file: string | undefined
  out: string
  config?: string
  signal?: AbortSignal
}

/** Files of `stillwatch psi resolve`. */
export interface PsiResolveJob {
  response_file: string
  private_file: string
  out: string
  config?: string
  signal?: AbortSignal
}

/** What of a step is told. */
export interface PsiStep {
  /** false: nobody approved it, and nothing was written */
  done: boolean
  statement: readonly string[]
}
