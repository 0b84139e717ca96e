import type { ProvenanceResult } from '#contract/provenance.js'
import { toChance } from '../watermark/to-chance.js'
import { findVendors } from './find-vendors.js'

/** Answers to `IDENTITY_PROMPTS`, or to other questions that are the same for all. */
export interface IdentityAnswers {
  model: string
  outputs: readonly (string | null)[]
}

/** How often a vendor is named by a suspect, beside how often controls name it. */
export interface VendorCount {
  vendor: string
  named: number
  /** in a sentence that does not deny it */
  claimed: number
  /** claims of each control, as shares of its answers, sorted */
  controls: number[]
}

/** Counts the vendors that answers name; most claimed first. Those that nobody names are left out. */
export function countVendors(suspect: IdentityAnswers, controls: readonly IdentityAnswers[]): VendorCount[] {
  const own = tally(suspect)
  const others = controls.map(tally)
  return [...own.named.keys()]
    .map((vendor) => ({
      vendor,
      named: own.named.get(vendor) ?? 0,
      claimed: own.claimed.get(vendor) ?? 0,
      controls: others
        .map(({ claimed, answers }) => (claimed.get(vendor) ?? 0) / Math.max(1, answers))
        .sort((a, b) => a - b),
    }))
    .sort((a, b) => b.claimed - a.claimed || b.named - a.named || (a.vendor < b.vendor ? -1 : 1))
}

/**
 * What a suspect says of itself, one result a vendor that it names. Never more than an observation: public texts are
 * full of answers that begin with some vendor's name, and clean models repeat them. The chance is the rank among
 * controls, 1 where there are none.
 */
export function observeIdentity(
  suspect: IdentityAnswers,
  controls: readonly IdentityAnswers[],
  registered = false,
): ProvenanceResult[] {
  const { answers } = tally(suspect)
  return countVendors(suspect, controls).map(({ vendor, named, claimed, controls: shares }) => {
    const observed = claimed / Math.max(1, answers)
    const as_often = shares.filter((share) => share >= observed).length
    const expected = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length
    return {
      test: 'identity',
      suspect: suspect.model,
      subject: vendor,
      null_hypothesis: `${suspect.model} names ${vendor} no more often than models that did not learn from it`,
      statistic: 'share of answers that name the vendor without denying it',
      observed,
      expected,
      interval: null,
      units_raw: suspect.outputs.length,
      units_scored: answers,
      ...toChance(Math.log((1 + as_often) / (1 + shares.length))),
      adjusted_p_value: null,
      nulls: [{ kind: 'controls', count: shares.length, values: shares, value: 'score', rates: [] }],
      grade: 'not probative alone',
      registered,
      statement: `${suspect.model} named ${vendor} in ${named} of ${answers} answers, in ${claimed} without denying it. Alone this shows nothing.`,
      alternatives: ['texts of other models on the web', 'a system prompt', 'fine-tuning data that was shared'],
    }
  })
}

function tally({ outputs }: IdentityAnswers) {
  const named = new Map<string, number>()
  const claimed = new Map<string, number>()
  let answers = 0
  const add = (counts: Map<string, number>, vendors: readonly string[]): void => {
    for (const vendor of vendors) counts.set(vendor, (counts.get(vendor) ?? 0) + 1)
  }
  for (const output of outputs) {
    if (!output?.trim()) continue
    answers++
    const found = findVendors(output)
    add(named, found.named)
    add(claimed, found.claimed)
  }
  return { answers, named, claimed }
}
