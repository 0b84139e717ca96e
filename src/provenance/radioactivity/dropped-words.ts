import type { ProvenanceResult } from '#contract/provenance.js'

/** What of the texts a bound left out, as a sentence of a result; empty where all was looked at. */
export function droppedWords({ options = {} }: ProvenanceResult): string {
  const { contexts_dropped = 0, units_dropped = 0 } = options
  const left = [
    ...(contexts_dropped === 0
      ? []
      : [
          `${contexts_dropped} served contexts found no place (provenance.contexts_max), and tokens after them do not count`,
        ]),
    ...(units_dropped === 0
      ? []
      : [`${units_dropped} tokens were left out, since no more could be remembered (provenance.units_max)`]),
  ]
  return left.length === 0 ? '' : `Not all was looked at, so nobody is cleared by it: ${left.join('; ')}.`
}
