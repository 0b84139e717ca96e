/**
 * A kind of request for what a student model is trained on. Patterns are in RE2 syntax that Hyperscan also takes, in
 * lower case, as texts are lower-cased first; classes such as \\b and \\w know ASCII only.
 */
export interface ElicitationClass {
  name: string
  /** position in the bit set `exchanges.elicitation`, 0 to 15; it never changes, as stores keep it */
  bit: number
  /** what is asked for, in words for a report */
  title: string
  /** why it says something about training on outputs */
  reason: string
  /** where the technique is described in public */
  sources: readonly string[]
  /** the system prompt is searched too: some ask for it there, once for all of an account's exchanges */
  system: boolean
  patterns: readonly string[]
}

/** A field of knowledge or skill that an exchange draws on. */
export interface CapabilityClass {
  name: string
  /** value of `exchanges.capability`, 1 to 10; it never changes, as stores keep it */
  code: number
  /** what is asked for, in words for a report */
  title: string
  /** groups of words that mean one thing, each counted once a text with its weight; weights sum to 63 at most */
  concepts: readonly { weight: 1 | 2 | 3; patterns: readonly string[] }[]
}

/**
 * Anything within one sentence. Unbounded on purpose: a counted gap makes the automaton of the engine so large that it
 * takes seconds to build, or is refused.
 */
export const GAP = '[^\\n.!?]*'

/** One pattern that holds where any of these does. */
export const anyOf = (patterns: readonly string[]): string => patterns.map((pattern) => `(?:${pattern})`).join('|')
