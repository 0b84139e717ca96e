import { v5 } from 'uuid'
import { canonicalJson } from '#lib/canonical-json.js'

/** Of ids of cyber-observable objects: STIX 2.1, section 2.9. */
const OBSERVABLE_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7'
/** Of ids of all else that this profile makes. Published in docs/indicators.md; another one would give other ids. */
export const PROFILE_NAMESPACE = '6f4d1c1e-2b0a-5e57-9a3c-7d1f0c9b54e2'

/** A UUIDv5 of what something is: the same parts, the same id, on whatever day and machine. */
export const profileUuid = (...parts: readonly unknown[]): string => v5(canonicalJson(parts), PROFILE_NAMESPACE)

export const stixId = (type: string, ...parts: readonly unknown[]): string => `${type}--${profileUuid(type, ...parts)}`

/** The id of a cyber-observable object, made of its id contributing properties as the specification says. */
export const observableId = (type: string, contributing: Record<string, unknown>): string =>
  `${type}--${v5(canonicalJson(contributing), OBSERVABLE_NAMESPACE)}`
