import type { NullRuns, ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'
import { chanceOf, nullRuns } from '../radioactivity/null-runs.js'
import { observedInterval } from '../radioactivity/observed-interval.js'
import { chooseVariant } from './choose-variant.js'
import { type DrawnControls, drawControls } from './draw-controls.js'
import type { SlotChoice } from './find-choices.js'
import { type CanaryGrading, gradeCanaries } from './grade-canaries.js'
import { logHitsTails } from './log-hits-tails.js'
import { allAtOnce, type Turn } from './turn.js'

/** A key that chose variants, with the name by which results call it. */
export interface CanaryKey {
  commitment: string
  key: Buffer
}

/** Whom a key chose for, and what the ledger says of it. */
export interface ServedCluster {
  key: CanaryKey
  cluster: string
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
  /** it can take seconds: lets others work in between */
  turn?: Turn
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
export async function testCanaries(test: CanaryTest): Promise<ProvenanceResult[]> {
  const { tried, controls: count = 1000, threshold = 1e-3, least_adoption, turn = allAtOnce } = test
  const choices = test.choices.filter(({ chosen }) => chosen !== undefined)
  const tailsOf = rememberTails(turn)
  const judged: Judged[] = []
  for (const one of tried) {
    judged.push(await judgeOne(one, choices, tailsOf))
    const pause = turn()
    if (pause !== undefined) await pause
  }
  const adjusted = holm(judged.map(({ ln }) => ln))
  const nulls = await nullsOf(judged, choices, { count, turn })
  return judged.map(({ key, cluster, scored, hits, ln }, at) => {
    const result: ProvenanceResult = {
      test: 'canary',
      suspect: test.suspect,
      subject: `${cluster}, key ${key.commitment}`,
      null_hypothesis: NULL_HYPOTHESIS,
      statistic: 'slots in which the suspect uses most what this cluster was served',
      observed: hits,
      expected: scored.reduce((sum, place) => sum + 1 / choices[place]!.slot.variants.length, 0),
      interval: observedInterval(hits, hits, scored.length),
      units_raw: test.choices.length,
      units_scored: scored.length,
      p_value: chanceOf(ln),
      log10_p_value: Math.min(0, ln / Math.LN10),
      adjusted_p_value: chanceOf(adjusted[at]!),
      nulls: [nulls[at]!],
      grade: 'untested',
      registered: test.registered,
      statement: '',
      alternatives: ALTERNATIVES,
    }
    return { ...result, ...gradeCanaries(result, { threshold, least_adoption }) }
  })
}

type Tails = (hits: number) => number
type TailsOf = (variants: readonly number[]) => Promise<Tails>

interface Judged extends ServedCluster {
  /** places of the choices that count: of slots that the cluster was served */
  scored: readonly number[]
  hits: number
  ln: number
  tails: Tails
}

async function judgeOne(one: ServedCluster, choices: readonly SlotChoice[], tailsOf: TailsOf): Promise<Judged> {
  const scored = [...choices.keys()].filter((place) => one.served?.has(choices[place]!.slot.id) ?? true)
  const hits = scored.filter((place) => {
    const { slot, chosen } = choices[place]!
    return chosen === chooseVariant(one.key.key, one.cluster, slot.id, slot.variants.length)
  }).length
  const tails = await tailsOf(scored.map((place) => choices[place]!.slot.variants.length))
  return { ...one, scored, hits, ln: tails(hits), tails }
}

/** Of one judged each, in their order. Slots are scored by the same choices for each cluster: only what the key drew differs. */
async function nullsOf(
  judged: readonly Judged[],
  choices: readonly SlotChoice[],
  drawing: { count: number; turn: Turn },
): Promise<NullRuns[]> {
  const nulls: NullRuns[] = []
  const drawn = new Map<string, DrawnControls>()
  for (const { key, scored, tails, ln } of judged) {
    const controls = drawn.get(key.commitment) ?? (await drawControls(key.key, choices, drawing))
    drawn.set(key.commitment, controls)
    const never: number[] = []
    for (const meets of controls) {
      never.push(tails(scored.reduce((hits, place) => hits + meets[place]!, 0)))
      const pause = drawing.turn()
      if (pause !== undefined) await pause
    }
    nulls.push(nullRuns('never-served', never, ln))
  }
  return nulls
}

/** Most clusters were served the same slots, and then have the same tails. */
function rememberTails(turn: Turn): TailsOf {
  const known = new Map<string, Promise<Tails>>()
  return (variants) => {
    const sorted = [...variants].sort((a, b) => a - b)
    const name = sorted.join()
    const tails = known.get(name) ?? logHitsTails(sorted, turn)
    known.set(name, tails)
    return tails
  }
}
