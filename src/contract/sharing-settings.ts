import { z } from 'zod'
import type { INDICATOR_KINDS } from './indicator.js'

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const days = z.number().positive().max(36_500)
const epochWord = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)

const epochKey = {
  epoch: epochWord.describe('name of the key among the members; change it with the key'),
  key: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default('')
    .describe('32 bytes as hexadecimal digits, from the community'),
  key_file: z.string().default('').describe('file that holds it, in place of `key`'),
}
const oneKey = ({ key, key_file }: { key: string; key_file: string }) => (key === '') !== (key_file === '')
const ONE_KEY = 'give either key or key_file'

/** A community: operators who hold one key in common, so that what they hash of the same value is the same. */
export const communitySettingsSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/)
      .describe('as the root of its collections in TAXII'),
    ...epochKey,
    previous: z
      .array(z.strictObject(epochKey).refine(oneKey, ONE_KEY))
      .max(3)
      .default([])
      .describe('keys of epochs before: what was received under them is looked for until they are taken out'),
  })
  .refine(oneKey, ONE_KEY)
  .refine(
    ({ epoch, previous }) => new Set([epoch, ...previous.map((one) => one.epoch)]).size === previous.length + 1,
    'each epoch has a name of its own',
  )
export type CommunitySettings = z.infer<typeof communitySettingsSchema>

/** Days in which the confidence of an indicator halves, by how soon what it names is changed. */
const halfLives = {
  'template-skeleton': 90,
  'system-prompt': 90,
  minhash: 90,
  elicitation: 180,
  'parameter-tuple': 60,
  network: 14,
  'tls-fingerprint': 60,
  'user-agent': 30,
  payment: 180,
  'timing-shape': 60,
} as const satisfies Record<(typeof INDICATOR_KINDS)[number], number>

const halfLife = (kind: keyof typeof halfLives, reason: string) => days.default(halfLives[kind]).describe(reason)

/** Indicators that are derived from own campaigns, and those of others that are looked for. */
export const indicatorSettingsSchema = z.strictObject({
  accounts_min: count.min(2).default(3).describe('members that share a value: a value of one account names a customer'),
  share_min: share.default(0.01).describe('the same as a share of the members of whom such a value is known'),
  confidence_min: count.max(100).default(20).describe('less sure ones are not made: readers drop them at 20'),
  per_kind_max: count
    .default(500)
    .describe('indicators of a kind that a campaign gives, those of the highest confidence'),
  prior: share
    .default(0.01)
    .describe('share of accounts that belong to such a campaign where nothing is known: what a match must overcome'),
  outside_accounts_max: count
    .default(20_000)
    .describe('accounts outside campaigns that are read where a value is a share: a sample by their hash'),
  similarity_min: share.default(0.5).describe('share of equal values from which two sketches are of one text'),
  half_life_days: z
    .strictObject({
      'template-skeleton': halfLife('template-skeleton', 'a template lives as long as a job: months'),
      'system-prompt': halfLife('system-prompt', 'the same'),
      minhash: halfLife('minhash', 'the same'),
      elicitation: halfLife('elicitation', 'what is harvested changes slowly'),
      'parameter-tuple': halfLife('parameter-tuple', 'changes with the models that are asked'),
      network: halfLife('network', 'addresses of proxies are rented by the week'),
      'tls-fingerprint': halfLife('tls-fingerprint', 'changes with the client library'),
      'user-agent': halfLife('user-agent', 'the same, and a header is changed in a minute'),
      payment: halfLife('payment', 'cards are harder to come by'),
      'timing-shape': halfLife('timing-shape', 'changes with the job'),
    })
    .prefault({}),
  received_max: count.default(100_000).describe('indicators of others that are kept; more are refused and counted'),
  match_s: count.default(10).describe('how often what arrived is looked at; 0: only when asked'),
  population_s: count
    .default(3600)
    .describe('age of the numbers of accounts of which values are known: they cost a pass over all tokens'),
  sighting_p_max: share
    .default(0.01)
    .describe(
      'chance of one false sighting among all indicators looked for, up to which a match renews and is offered back',
    ),
  common_share: share
    .default(0.1)
    .describe(
      'share of own accounts from which a value is common here and no sighting of it counts: a tenth is a browser or a library',
    ),
  publisher_accounts_max: count
    .min(1)
    .default(10_000_000)
    .describe('accounts that the prevalence of publishers rests on at most: it is their word, and nobody can check it'),
  received_half_life_days_max: days
    .default(365)
    .describe('half-life of indicators of others, at most: a longer one says that nothing ever changes'),
  offered_max: count.min(1).default(10_000).describe('sightings that are offered back at once: some 6 MB of STIX'),
  matches_max: count.default(1000).describe('accounts of an indicator that are listed; all are counted'),
})
export type IndicatorSettings = z.infer<typeof indicatorSettingsSchema>

/** Of `sharing` in the settings document. */
export const sharingSettings = {
  communities: z
    .array(communitySettingsSchema)
    .max(8)
    .default([])
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each community has a name of its own')
    .describe('whose tokens are made of what exchanges show; each epoch costs hashes and rows of its own'),
  minhash_share: share
    .default(1 / 64)
    .describe('exchanges of whose message a sketch is made for each community, drawn by their ids; 0: none'),
  indicators: indicatorSettingsSchema.prefault({}),
} as const
