import { createHash } from 'node:crypto'
import type { ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'
import { chanceOf, nullRuns } from '../radioactivity/null-runs.js'
import { observedInterval } from '../radioactivity/observed-interval.js'
import { chooseVariant } from './choose-variant.js'
import type { SlotChoice } from './find-choices.js'
import { type CanaryGrading, gradeCanaries } from './grade-canaries.js'
import { logHitsTail } from './log-hits-tail.js'

/** A key that chose variants, with the name by which results call it. */
export interface CanaryKey {
  commitment: string
  key: Buffer
}

/** Whom a key chose for, and what the ledger says of it. */
export interface ServedCluster {
  key: CanaryKey
  cluster: string
  /** the campaign, for people; the cluster where absent */
  name?: string | undefined
  /** slots that it was served under this key; all where absent */
  served?: ReadonlySet<string> | undefined
}

export interface CanaryTest extends Partial<CanaryGrading> {
  suspect: string
  /** of the suspect, from its answers alone (findChoices) */
  choices: readonly SlotChoice[]
  /** all that were served, under every key: each is tried, and corrected for */
  tried: readonly ServedCluster[]
  /** clusters that were never served, drawn here; at least 100 for a strong result. Default 1000 */
  controls?: number
  registered: boolean
}

const NULL_HYPOTHESIS =
  'What the suspect uses in the slots does not depend on what the key drew for this cluster: each slot meets it with chance 1/k.'
const ALTERNATIVES = [
  'training on texts of the same cluster that someone else published or resold',
  'descent from another model that learned from them',
  'answers of our own service that the endpoint passes on',
  'someone else who knows the key, and wrote to accuse',
]

/**
 * Tests for each cluster and its key whether a suspect uses the variants that this cluster was served: hits among the slots in
 * which it has a choice ~ Binomial(m, 1/k), valid by randomisation, whatever phrases are common. Clusters that were never
 * served, with the same key and choices, are the controls. Adjusted by Holm over all keys and clusters of the call; the
 * runner of several tests corrects again over all.
 */
export function testCanaries(test: CanaryTest): ProvenanceResult[] {
  const { tried, controls = 1000, threshold = 1e-3, least_adoption } = test
  const judged = tried.map((one) => {
    const scored = test.choices.filter(({ slot, chosen }) => chosen !== undefined && (one.served?.has(slot.id) ?? true))
    return { ...one, scored, ...chanceFor(one.key, one.cluster, scored) }
  })
  const adjusted = holm(judged.map(({ ln }) => ln))
  return judged.map(({ key, cluster, name = cluster, scored, hits, ln }, at) => {
    const never = Array.from({ length: controls }, (_, one) => chanceFor(key, neverServed(one), scored).ln)
    const result: ProvenanceResult = {
      test: 'canary',
      suspect: test.suspect,
      subject: `${name}, key ${key.commitment}`,
      null_hypothesis: NULL_HYPOTHESIS,
      statistic: 'slots in which the suspect uses most what this cluster was served',
      observed: hits,
      expected: scored.reduce((sum, { slot }) => sum + 1 / slot.variants.length, 0),
      interval: observedInterval(hits, hits, scored.length),
      units_raw: test.choices.length,
      units_scored: scored.length,
      p_value: chanceOf(ln),
      log10_p_value: Math.min(0, ln / Math.LN10),
      adjusted_p_value: chanceOf(adjusted[at]!),
      nulls: [nullRuns('never-served', never, ln)],
      grade: 'untested',
      registered: test.registered,
      statement: '',
      alternatives: ALTERNATIVES,
    }
    return { ...result, ...gradeCanaries(result, { threshold, least_adoption }) }
  })
}

/** Slots are scored by the same choices for each cluster: only what the key drew differs. */
function chanceFor({ key }: CanaryKey, cluster: string, scored: readonly SlotChoice[]): { hits: number; ln: number } {
  const hits = scored.filter(
    ({ slot, chosen }) => chosen === chooseVariant(key, cluster, slot.id, slot.variants.length),
  ).length
  const variants = scored.map(({ slot }) => slot.variants.length)
  return { hits, ln: logHitsTail(hits, variants) }
}

/** Ids that no campaign can have but by a collision of 80 bits. */
const neverServed = (number: number): string =>
  `clu_${createHash('sha256').update(`never served ${number}`).digest('hex').slice(0, 20)}`
