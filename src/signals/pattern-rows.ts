import { CAPABILITIES } from './capability.js'
import { ELICITATION } from './elicitation.js'
import { anyOf } from './signal-pattern.js'

/** A pattern as the view reads it. Matched patterns are added up: a bit for each kind, a sum of weights for each field. */
export interface PatternRow {
  pattern: string
  /** the bit of `exchanges.elicitation` that it sets, 0 for none; at most one row a bit, so that a sum is a set */
  elicitation: number
  /** its weight in the six bits of its capability, from bit 6 · (code - 1); decimal text, as it passes 2⁵³ */
  capability: string
  /** the system prompt is searched for it too */
  system: boolean
}

/** Rows of the table `signal_patterns`, in the order of their positions. */
export function patternRows(): PatternRow[] {
  const kinds = ELICITATION.map(({ bit, patterns, system }) => ({
    pattern: anyOf(patterns),
    elicitation: 1 << bit,
    capability: '0',
    system,
  }))
  const concepts = CAPABILITIES.flatMap(({ code, concepts }) =>
    concepts.map(({ weight, patterns }) => ({
      pattern: anyOf(patterns),
      elicitation: 0,
      capability: (BigInt(weight) << BigInt(6 * (code - 1))).toString(),
      system: false,
    })),
  )
  return [...kinds, ...concepts]
}
