import { z } from 'zod'
import { indicatorSchema } from './indicator.js'

const count = z.number().int().min(0)
const time = z.iso.datetime()
const reason = z.string().trim().min(1).max(1000)

/** That an indicator of others matched accounts here, with what chance would give. One an indicator, brought up to date. */
export const sightingSchema = z.object({
  indicator: z.string(),
  accounts: count.describe('own accounts that match'),
  of: count.describe('own accounts of whom a value of its kind is known'),
  exchanges: count,
  first_seen: time,
  last_seen: time,
  expected: z.number().min(0).describe('accounts that would match by chance'),
  expected_from: z
    .enum(['publisher', 'own'])
    .describe('by the prevalence that came with it; where none did, by how often two own accounts share a value'),
  p_value: z.number().min(0).max(1).describe('that so many or more match by chance'),
  looked_for: count.describe('indicators that were looked for: so many chances there were'),
  significant: z
    .boolean()
    .describe(
      'p_value times looked_for is at most sharing.indicators.sighting_p_max, and fewer than common_share of own accounts match: it renews, and is offered back',
    ),
  confidence: count
    .max(100)
    .describe('that a matching account belongs to such a campaign, with all matches here counted as innocents'),
  found: time,
  updated: time,
})
export type Sighting = z.infer<typeof sightingSchema>

export const newIndicatorOverrideSchema = z.strictObject({
  confidence: count.max(100).nullable().default(null).describe('stays so, whatever its age; null: it decays as told'),
  muted: z.boolean().default(false).describe('it is not looked for'),
  reason,
})
export type NewIndicatorOverride = z.input<typeof newIndicatorOverrideSchema>

/** What an analyst said of an indicator. It stays until an analyst takes it back. */
export const indicatorOverrideSchema = z.object({
  ...newIndicatorOverrideSchema.shape,
  confidence: count.max(100).nullable(),
  muted: z.boolean(),
  by: z.string(),
  at: time,
})
export type IndicatorOverride = z.infer<typeof indicatorOverrideSchema>

/** An indicator of others, as it stands here. */
export const receivedIndicatorSchema = z.object({
  indicator: indicatorSchema.describe('as the publisher that saw it last tells it'),
  sources: z
    .array(z.object({ source: z.string(), object_id: z.string(), received: time }))
    .describe('from whom it came, and under which id'),
  prevalence: z
    .object({ accounts: count, of: count })
    .describe('of the publisher by whose word most innocents show it'),
  confidence_now: z
    .number()
    .min(0)
    .max(100)
    .describe('decayed since it was last seen, here or by them; or as overridden'),
  last_seen: time.describe('by any publisher, or here'),
  state: z.enum(['active', 'faded', 'muted']).describe('faded: confidence below sharing.indicators.confidence_min'),
  searched: z.boolean().describe('false: of a kind that is no single value, or of a community whose key is not here'),
  override: indicatorOverrideSchema.nullable(),
  sighting: sightingSchema.nullable(),
})
export type ReceivedIndicator = z.infer<typeof receivedIndicatorSchema>

/** What came of an import. */
export const indicatorImportSchema = z.object({
  kept: count.describe('indicators that are new, or newer than what was here of the same source'),
  unchanged: count,
  revoked: count,
  refused: count.describe('beyond sharing.indicators.received_max'),
  passed_over: z.array(z.object({ id: z.string(), reason: z.string() })).describe('the first ones'),
  passed_over_count: count,
})
export type IndicatorImport = z.infer<typeof indicatorImportSchema>

/** An own account that shows what an indicator names. */
export const indicatorMatchSchema = z.object({
  account_id: z.string(),
  exchanges: count,
  first_seen: time,
  last_seen: time,
})
export type IndicatorMatch = z.infer<typeof indicatorMatchSchema>
