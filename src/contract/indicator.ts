import { z } from 'zod'

/** The version of the published profile of indicators of distillation: docs/indicators.md. */
export const INDICATOR_SCHEMA = 'stillwatch/indicator@1'

export const TLP = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
export type Tlp = (typeof TLP)[number]
export const tlpSchema = z.enum(TLP).describe('Traffic Light Protocol 2.0')

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
/** Year 0 is none in databases. */
const time = z.iso.datetime().regex(/^(?!0000)/)
/** Made with a key that the members of a community hold in common; a local key could match nobody else's. */
const token = z.string().regex(/^[0-9a-f]{64}$/)
/** Half of a character is no text: no database keeps it. */
const word = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => !/\p{Cs}/u.test(text), 'it holds half of a character')

/** What an indicator names, by kind. Nothing here can be read back into a prompt or a name. */
export const indicatorValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('template-skeleton'), token: token.describe('of the skeleton of an own message') }),
  z.object({ kind: z.literal('system-prompt'), token: token.describe('of the system prompt') }),
  z.object({
    kind: z.literal('minhash'),
    signature: z.array(z.number().int().min(0).max(0xffffffff)).length(128),
    band_tokens: z.array(token).max(32).describe('of 32 bands of four values: texts that share one are candidates'),
  }),
  z.object({ kind: z.literal('elicitation'), class: word, share: share.describe('of the harvesting exchanges') }),
  z.object({
    kind: z.literal('parameter-tuple'),
    model: word.nullable(),
    max_tokens: count.nullable(),
    temperature: z.number().nullable(),
    stream: z.boolean().nullable(),
    share,
  }),
  z.object({ kind: z.literal('network'), token: token.describe('of a client address') }),
  z.object({ kind: z.literal('tls-fingerprint'), token: token.describe('of a TLS fingerprint, as JA4') }),
  z.object({ kind: z.literal('user-agent'), value: word }),
  z.object({ kind: z.literal('payment'), token: token.describe('of a payment fingerprint') }),
  z.object({
    kind: z.literal('timing-shape'),
    hours: z.array(share).length(24).describe('share of exchanges by hour of the day, UTC'),
    exchanges_per_account_day: z.number().min(0),
  }),
])
export type IndicatorValue = z.infer<typeof indicatorValueSchema>
export const INDICATOR_KINDS = indicatorValueSchema.options.map((option) => option.shape.kind.value)

/** One thing to look for, with what is needed to judge a match. */
export const indicatorSchema = z.object({
  schema: z.literal(INDICATOR_SCHEMA),
  id: z
    .string()
    .regex(/^indicator--[0-9a-f-]{36}$/)
    .describe('UUIDv5 of its value: the same thing has the same id'),
  value: indicatorValueSchema,
  confidence: z.number().int().min(0).max(100).describe('that what matches belongs to such a campaign'),
  prevalence: z
    .object({ accounts: count, of: count })
    .describe('how many accounts outside campaigns show it, of how many: what a match is worth'),
  seen: z.object({ accounts: count, exchanges: count }).describe('in the campaign'),
  first_seen: time,
  last_seen: time,
  half_life_days: z.number().positive().describe('its confidence halves in so many days without a sighting'),
  community: word.nullable().describe('whose key made its tokens; null where it has none'),
  epoch: word.nullable().describe('which of their keys'),
  tlp: tlpSchema,
})
export type Indicator = z.infer<typeof indicatorSchema>
