import { z } from 'zod'

/** Customers are sent there: no javascript: or data: address may pass. */
const address = z.url({ protocol: /^https?$/ }).max(2048)

/** What Stillwatch sends to the operator's identity provider, by POST, as the Standard Webhooks specification has it. */
export const challengeRequestSchema = z.object({
  type: z.literal('challenge.requested'),
  timestamp: z.iso.datetime(),
  data: z.object({
    account_id: z.string().min(1),
    case_id: z.string().describe('what the account was told to quote'),
  }),
})
export type ChallengeRequest = z.infer<typeof challengeRequestSchema>

/** What the identity provider answers: at once, or later by a callback. Members that are not named here are passed over. */
export const challengeAnswerSchema = z.object({
  status: z.enum(['passed', 'pending', 'failed']),
  verified_until: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('of passed: until when it need not be asked again'),
  challenge_url: address.optional().describe('of pending: where the account can verify itself'),
})
export type ChallengeAnswer = z.infer<typeof challengeAnswerSchema>

/** The later answer, signed with the same secret. */
export const challengeCallbackSchema = z.object({
  type: z.literal('challenge.answered'),
  data: challengeAnswerSchema.extend({ account_id: z.string().min(1).max(512) }),
})
export type ChallengeCallback = z.infer<typeof challengeCallbackSchema>

/** Until when an account that passed a challenge is not asked again. */
export const verificationSchema = z.object({
  account_id: z.string(),
  verified_until: z.iso.datetime(),
  told: z.iso.datetime().describe('when the identity provider said so'),
})
export type Verification = z.infer<typeof verificationSchema>
