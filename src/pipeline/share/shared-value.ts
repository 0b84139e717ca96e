import { z } from 'zod'
import type { IndicatorValue } from '#contract/indicator.js'
import type { IndicatorSettings } from '#contract/sharing-settings.js'
import type { Shared } from './indicator-confidence.js'

/** What members of a campaign show in common, with how common it is elsewhere. */
export interface SharedValue extends Shared {
  value: IndicatorValue
  exchanges_seen: number
  /** ISO 8601, UTC */
  first: string
  last: string
}

/** What every question about a campaign is asked with; accounts stand in `indicator_accounts`. */
export interface Asking {
  run: string
  /** whose tokens are published; null: only what stands in the clear */
  community: { name: string; epoch: string } | null
  settings: IndicatorSettings
}

const count = z.coerce.number()

/** The columns that every question about what members share gives. */
export const sharedRow = {
  members_with: count,
  members_of: count,
  others_with: count,
  others_of: count,
  exchanges_seen: count,
  first: z.string(),
  last: z.string(),
}
