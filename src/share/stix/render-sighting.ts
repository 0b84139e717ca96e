import type { Tlp } from '#contract/indicator.js'
import { stixId } from './stix-id.js'
import type { StixObject } from './stix-object.js'
import { markingId } from './tlp-markings.js'

/** STIX 2.1, sighting: the largest count it holds */
const COUNT_MAX = 999_999_999

export interface SightingParts {
  /** id of what was seen again: an indicator, or a campaign */
  sighted: string
  /** id of the identity that saw it */
  publisher: string
  /** what tells this sighting from others by the same publisher: a campaign, a day */
  occasion: string
  created: string
  modified: string
  first_seen: string
  last_seen: string
  count: number
  tlp: Tlp
  observed_data?: readonly string[]
  revoked?: boolean
}

/** That something was seen, by whom, when and how often. Also for indicators of others that matched. */
export const renderSighting = (parts: SightingParts): StixObject => ({
  type: 'sighting',
  spec_version: '2.1',
  id: stixId('sighting', parts.publisher, parts.sighted, parts.occasion),
  created_by_ref: parts.publisher,
  created: parts.created,
  modified: parts.modified,
  ...(parts.revoked === true && { revoked: true }),
  object_marking_refs: [markingId(parts.tlp)],
  first_seen: parts.first_seen,
  last_seen: parts.last_seen,
  count: Math.min(COUNT_MAX, parts.count),
  sighting_of_ref: parts.sighted,
  ...(parts.observed_data !== undefined &&
    parts.observed_data.length > 0 && { observed_data_refs: [...parts.observed_data] }),
  where_sighted_refs: [parts.publisher],
})
