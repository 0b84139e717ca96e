import { ELICITATION_OF_MATERIAL } from './elicitation-of-material.js'
import { ELICITATION_OF_REASONING } from './elicitation-of-reasoning.js'
import type { ElicitationClass } from './signal-pattern.js'

/** All kinds, in the order of their bits. */
export const ELICITATION: readonly ElicitationClass[] = [...ELICITATION_OF_REASONING, ...ELICITATION_OF_MATERIAL].sort(
  (a, b) => a.bit - b.bit,
)

/** The names of the kinds in a bit set of `exchanges.elicitation`, in the order of their bits. */
export const elicitationNames = (bits: number): string[] =>
  ELICITATION.filter(({ bit }) => (bits >> bit) & 1).map(({ name }) => name)
