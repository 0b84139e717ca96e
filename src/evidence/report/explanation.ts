/** What a detector says of itself, as far as a reader of a report needs it. */
export interface Explanation {
  title: string
  /** what a finding of it says, in one sentence */
  claims: string
  /** what chance means here */
  null_model: string
  papers: readonly string[]
  /** MITRE ATLAS */
  atlas?: readonly string[]
}

/** By kind of finding. */
export type Explanations = Readonly<Record<string, Explanation>>

/** The explanation of a kind; what was not handed in is said to be missing, since a reader would else take it for read. */
export const explanationOf = (explanations: Explanations, kind: string): Explanation =>
  (Object.hasOwn(explanations, kind) ? explanations[kind] : undefined) ?? {
    title: kind.replaceAll('-', ' '),
    claims: 'This test was not explained to the program that made the report.',
    null_model: 'not explained',
    papers: [],
  }
