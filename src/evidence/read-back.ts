import { type EvidenceCase, evidenceCaseSchema } from '#contract/evidence.js'
import { joinCase } from './join-case.js'
import { splitCase } from './split-case.js'

/**
 * The case as whoever opens its package will read it: members of documents in their order, halves of characters replaced.
 * Reports are rendered from this, so that they can be rendered again from the package, byte for byte.
 */
export function readBack(evidence: EvidenceCase): EvidenceCase {
  const members = splitCase(evidenceCaseSchema.parse(evidence))
  const joined = joinCase(new Map(members.map(({ path, bytes }) => [path, bytes])))
  if (!Array.isArray(joined)) return joined
  // That would be a slip of the program.
  throw new TypeError(
    `the case cannot be read back: ${joined.map(({ member, what }) => `${member}: ${what}`).join('; ')}`,
  )
}
