import type { ProvenanceResult } from '#contract/provenance.js'
import { toChance } from '../watermark/to-chance.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { KeySum } from './key-sum.js'
import { nullRuns } from './null-runs.js'
import { observedInterval } from './observed-interval.js'
import type { TextTally } from './text-tally.js'

/** A key that was in force, by its commitment or name: never by the key. */
export interface NamedScorer {
  subject: string
  scorer: TokenScorer
}

export interface JudgedTally {
  suspect: string
  form: 'closed' | 'open'
  supervised: boolean
  registered: boolean
  keys: readonly NamedScorer[]
  /** of other keys (open-wrong-keys.ts), read once */
  wrong: Iterable<TokenScorer>
  /** of the suspect's texts under `keys` */
  tally: TextTally
  /** of models that cannot have learned from ours, under `keys`, one a model */
  clean: readonly TextTally[]
}

const NULL_HYPOTHESIS =
  'The suspect did not learn from texts that bear this watermark: its tokens do not depend on the key.'
const ALTERNATIVES = [
  'text in the prompts that bears the watermark, if it was not told to the test',
  'training on public texts that our model wrote for others',
  'descent from another model that learned from ours, without the knowledge of who made this one',
  'outputs that were resold or shared by those who were served',
  'someone else who knows the key',
]

/** One result a key, uncorrected and ungraded: correctResults does that. */
export function judgeTally({ keys, wrong, tally, clean, ...told }: JudgedTally): ProvenanceResult[] {
  const wrong_chances = Array.from(wrong, (scorer) => sampleChance(tally, scorer))
  return tally.sums.map((one, at) => {
    const { scorer, sum, squares, scored, log_chance } = one
    const clean_chances = clean.map((model) => model.sums[at]?.log_chance ?? 0)
    return {
      test: 'radioactivity',
      suspect: told.suspect,
      subject: keys[at]?.subject ?? '',
      null_hypothesis: NULL_HYPOTHESIS,
      statistic: statisticOf(told),
      observed: scored === 0 ? 0 : sum / scored,
      expected: scorer.expected,
      interval: observedInterval(sum, squares, scored),
      units_raw: tally.raw,
      units_scored: scored,
      ...toChance(log_chance),
      adjusted_p_value: null,
      nulls: [
        { ...nullRuns('wrong-keys', wrong_chances, log_chance), units: tally.sample.size },
        nullRuns('clean-models', clean_chances, log_chance),
      ],
      grade: 'untested',
      registered: told.registered,
      statement: 'Not graded yet.',
      alternatives: ALTERNATIVES,
      ...droppedOptions(tally, one),
    }
  })
}

const statisticOf = ({ form, supervised }: { form: 'closed' | 'open'; supervised: boolean }): string =>
  `mean score of ${form === 'closed' ? 'generated tokens' : 'greatest tokens after watermarked text'}, each unit once, none after a context that the model had read${supervised ? ', in served contexts alone' : ''}`

/** What was left out for want of place; it is told in the result, and clears nobody (grade-radioactivity.ts). */
function droppedOptions(tally: TextTally, one: KeySum): Pick<ProvenanceResult, 'options'> {
  const contexts_dropped = tally.contexts_dropped
  const units_dropped = tally.units_dropped + one.dropped
  if (contexts_dropped + units_dropped === 0) return {}
  return {
    options: {
      ...(contexts_dropped === 0 ? {} : { contexts_dropped }),
      ...(units_dropped === 0 ? {} : { units_dropped }),
    },
  }
}

function sampleChance({ sample }: TextTally, scorer: TokenScorer): number {
  const one = new KeySum(scorer, sample.size_max)
  sample.each((tokens, at) => one.add(tokens, at))
  return one.log_chance
}
