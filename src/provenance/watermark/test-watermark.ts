import type { ProvenanceResult } from '#contract/provenance.js'
import { droppedWords } from '../radioactivity/dropped-words.js'
import { judgeTally, type NamedScorer } from '../radioactivity/judge-tally.js'
import { controlsFail } from '../radioactivity/null-runs.js'
import { type SuspectAnswer, TextTally } from '../radioactivity/text-tally.js'
import type { TokenScorer } from './token-scorer.js'

export interface WatermarkTest {
  suspect: string
  key: NamedScorer
  /** a hundred or more (open-wrong-keys.ts), read once */
  wrong: Iterable<TokenScorer>
  texts: Iterable<SuspectAnswer>
  /** units that are remembered as scored */
  units_max?: number
}

const NULL_HYPOTHESIS = 'The answers of the suspect do not bear this watermark: their tokens do not depend on the key.'
const ALTERNATIVES = [
  'Direct detection rather shows that answers of ours are handed on than that a model learned from them: for learning the test is radioactivity.',
  'A student that kept much of what it learned bears the mark as well.',
]
/** Above it nobody speaks of a finding, as with the other keyed tests. */
const SUGGESTIVE = 0.01
const WRONG_KEYS_MIN = 100

/**
 * Whether what a suspect answers bears the watermark of a key, as the answers of our own model do: the sum of the engine's
 * detector, each unit once and none that stood in the prompt, with its exact chance and wrong keys beside it. Neither
 * corrected nor graded: correctResults and gradeWatermark do that.
 */
export function testWatermark({ suspect, key, wrong, texts, units_max }: WatermarkTest): ProvenanceResult {
  const tally = new TextTally([key.scorer], units_max === undefined ? {} : { units_max })
  for (const text of texts) tally.add(text)
  const told = { suspect, form: 'closed', supervised: false, registered: false } as const
  const [judged] = judgeTally({ ...told, keys: [key], wrong, tally, clean: [] })
  const { nulls, ...result } = judged as ProvenanceResult
  return {
    ...result,
    test: 'watermark',
    null_hypothesis: NULL_HYPOTHESIS,
    statistic: 'mean score of generated tokens, each unit once, none after a context that stood in the prompt',
    nulls: nulls.filter(({ kind }) => kind === 'wrong-keys'),
    alternatives: ALTERNATIVES,
  }
}

/** What a corrected result says, in words that go no further than it. Nobody is cleared by it: who learned hides the mark. */
export function gradeWatermark(result: ProvenanceResult, threshold: number): Graded {
  const dropped = droppedWords(result)
  const { grade, statement } = gradeScored(result, threshold)
  return { grade, statement: dropped === '' ? statement : `${statement} ${dropped}` }
}

type Graded = Pick<ProvenanceResult, 'grade' | 'statement'>

function gradeScored(
  { suspect, subject, units_scored, adjusted_p_value, p_value, nulls }: ProvenanceResult,
  threshold: number,
): Graded {
  if (units_scored === 0)
    return { grade: 'untested', statement: `No token of ${suspect} could be scored under ${subject}.` }
  const adjusted = adjusted_p_value ?? p_value
  const seen = `${suspect} under ${subject}: adjusted p ${adjusted.toExponential(1)} over ${units_scored} scored tokens`
  if (adjusted > SUGGESTIVE) return { grade: 'not shown', statement: `${seen}: chance gives as much.` }
  if (nulls.some(controlsFail))
    return { grade: 'not shown', statement: `${seen}; but wrong keys show the same, so it says nothing.` }
  if (adjusted > threshold)
    return { grade: 'suggestive', statement: `${seen}; above the threshold ${threshold.toExponential(1)}.` }
  if ((nulls[0]?.count ?? 0) < WRONG_KEYS_MIN)
    return { grade: 'suggestive', statement: `${seen}; strong only beside ${WRONG_KEYS_MIN} wrong keys.` }
  return { grade: 'strong', statement: `${seen}: its answers bear the mark itself, as chance would not.` }
}
