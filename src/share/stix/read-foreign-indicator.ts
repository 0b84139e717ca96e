import { INDICATOR_SCHEMA, type Indicator, type Tlp } from '#contract/indicator.js'
import { type ClearValue, clearValueOf } from './clear-value.js'
import { indicatorId } from './indicator-id.js'
import type { IndicatorObject } from './indicator-object.js'
import { readPattern } from './read-pattern.js'
import { halfLifeOf } from './valid-until.js'

/** An indicator of others with values in the clear: the caller makes tokens of them, by `tokeniseForeign`. */
export interface ForeignIndicator {
  /** of the object as it was published, for sightings */
  id: string
  values: ClearValue[]
  confidence: number
  first_seen: string
  last_seen: string
  half_life_days: number
  tlp: Tlp
}

export interface ForeignDefaults {
  confidence: number
  half_life_days: number
  /** the floor by which the publisher is taken to have told `valid_until` */
  confidence_floor: number
}

const DAY_MS = 86_400_000

/** A plain indicator whose pattern names what exchanges show: addresses and user agents. Else the reason why not. */
export function readForeignIndicator(
  object: IndicatorObject,
  tlp: Tlp,
  defaults: ForeignDefaults,
): ForeignIndicator | { reason: string } {
  if (object.pattern_type !== 'stix') return { reason: 'its pattern is in a language that is not read here' }
  const comparisons = readPattern(object.pattern)
  if (comparisons === undefined) return { reason: 'its pattern asks for more than that a value equals another' }
  const values = comparisons.map(clearValueOf)
  // Of alternatives those that can be looked for are; each of them suffices.
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0)
    return { reason: 'its pattern names nothing that exchanges show: single addresses, user agents' }
  const seen = object.valid_from ?? object.modified
  if (seen === undefined) return { reason: 'it does not say from when it holds' }
  const confidence = object.confidence ?? defaults.confidence
  const times = { first_seen: seen, last_seen: seen, half_life_days: halfLife(object, seen, confidence, defaults) }
  return { id: object.id, values: known, confidence, ...times, tlp }
}

function halfLife({ valid_until }: IndicatorObject, from: string, confidence: number, defaults: ForeignDefaults) {
  const days = valid_until === undefined ? 0 : (Date.parse(valid_until) - Date.parse(from)) / DAY_MS
  return days > 0 ? halfLifeOf(confidence, defaults.confidence_floor, days) : defaults.half_life_days
}

/** A token of a value under the key of a community, with whose it is. */
export interface CommunityToken {
  token: string
  community: string
  epoch: string
}

/**
 * Indicators of one with values in the clear, so that they can be matched like all others. Its prevalence is unknown, which
 * is told as 0 accounts of 0. Their ids are those of their values; keep `foreign.id` to say what a sighting is of.
 */
export const tokeniseForeign = (
  { values, id: _, ...told }: ForeignIndicator,
  tokenise: (address: string) => CommunityToken,
): Indicator[] =>
  values.map((clear) => {
    const own = clear.kind === 'network' ? tokenise(clear.value) : { community: null, epoch: null }
    const value =
      'token' in own
        ? { kind: 'network' as const, token: own.token }
        : { kind: 'user-agent' as const, value: clear.value }
    return {
      schema: INDICATOR_SCHEMA,
      id: indicatorId(value),
      value,
      ...told,
      prevalence: { accounts: 0, of: 0 },
      seen: { accounts: 0, exchanges: 0 },
      community: own.community,
      epoch: own.epoch,
    }
  })
