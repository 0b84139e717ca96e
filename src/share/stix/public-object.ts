import type { StixObject } from './stix-object.js'
import { markingId } from './tlp-markings.js'

/** Since when there are objects of this profile. What outlives a campaign was made then, whichever campaign tells of it. */
export const PROFILE_CREATED = '2026-01-01T00:00:00.000Z'

/** An object that says nothing of a campaign and is the same whoever gives it: a technique, a country, our extension. */
export const publicObject = ({ type, id, ...properties }: StixObject): StixObject => ({
  type,
  spec_version: '2.1',
  id,
  created: PROFILE_CREATED,
  modified: PROFILE_CREATED,
  object_marking_refs: [markingId('clear')],
  ...properties,
})
