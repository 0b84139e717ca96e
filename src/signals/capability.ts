import { CAPABILITIES_OF_KNOWLEDGE } from './capabilities-of-knowledge.js'
import { CAPABILITIES_OF_SKILL } from './capabilities-of-skill.js'
import type { CapabilityClass } from './signal-pattern.js'

/** All fields, in the order of their codes; where two weigh the same, the first is taken, and a weight of 1 names none. */
export const CAPABILITIES: readonly CapabilityClass[] = [...CAPABILITIES_OF_SKILL, ...CAPABILITIES_OF_KNOWLEDGE].sort(
  (a, b) => a.code - b.code,
)

/** As reports name them, with what is asked of no field. */
export const CAPABILITY_NAMES: readonly string[] = ['general', ...CAPABILITIES.map(({ name }) => name)]

/** The name of a value of `exchanges.capability`; 0, and what is not known, is `general`. */
export const capabilityName = (code: number): string =>
  CAPABILITIES.find((capability) => capability.code === code)?.name ?? 'general'
