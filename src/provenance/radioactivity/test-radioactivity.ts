import type { ProvenanceResult } from '#contract/provenance.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { correctResults } from './correct-results.js'
import type { GradeOptions } from './grade-radioactivity.js'
import { judgeTally, type NamedScorer } from './judge-tally.js'
import { type SuspectText, type TallyOptions, TextTally } from './text-tally.js'

export interface RadioactivityTest extends TallyOptions, GradeOptions {
  suspect: string
  /** all keys of one configuration that may have been in force */
  keys: readonly NamedScorer[]
  /** a hundred or more (open-wrong-keys.ts), read once */
  wrong: Iterable<TokenScorer>
  /** read once, one after the other */
  texts: Iterable<SuspectText>
  /** texts of models that cannot have learned from ours, got with the same prompts; one entry a model */
  clean: readonly Iterable<SuspectText>[]
  /** whether a plan that is older than the answers names this test */
  registered: boolean
}

/**
 * Whether a suspect learned from texts that bear our watermark (arXiv 2402.14904), for each key with the chance of the
 * sum under the null hypothesis, controls, and Holm's correction over the keys. One suspect: over several, or beside
 * other tests, correct all results of the run together by correctResults. Texts that come from files as they are read
 * go through TextTally and judgeTally in the same way.
 * @throws InputError without a key, or with keys of different shapes
 */
export function testRadioactivity(test: RadioactivityTest): ProvenanceResult[] {
  const { suspect, keys, wrong, registered, texts } = test
  const scorers = keys.map(({ scorer }) => scorer)
  let form: 'closed' | 'open' = 'closed'
  const tally = new TextTally(scorers, test)
  for (const text of texts) {
    tally.add(text)
    if ('predicted' in text) form = 'open'
  }
  const clean = test.clean.map((all) => {
    const one = new TextTally(scorers, { ...test, sample_max: 0 })
    for (const text of all) one.add(text)
    return one
  })
  const supervised = test.served !== undefined
  return correctResults(judgeTally({ suspect, keys, wrong, registered, form, supervised, tally, clean }), test)
}
