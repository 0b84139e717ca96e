import type { ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'
import type { GreedyTokens } from '../agreement/greedy-tokens.js'
import { controlsNamed, rankAgainstControls } from '../agreement/rank-against-controls.js'
import { toChance } from '../watermark/to-chance.js'
import { scoreRareChoices } from './score-rare-choices.js'
import { type LogitRows, scoreResiduals } from './score-residuals.js'

/** In spreads of the controls above the highest of them. */
const MARGIN_MIN = 2

const STATISTICS = {
  logits: 'correlation of logit residuals with those of the candidate',
  tokens: 'agreement with the candidate on greedy tokens that few other models choose',
} as const

interface Kinship {
  suspect: string
  candidate: string
  statistic: (typeof STATISTICS)[keyof typeof STATISTICS]
  /** of the suspect, then of the controls */
  scores: readonly number[]
  units_raw: number
  units_scored: number
}

/**
 * Whether a suspect is a fine-tuned descendant of a candidate, from logits at the same places of the same texts. Only
 * the rank among clean relatives has a chance: correlations over places of one model are not independent. With few
 * controls it is never small, and the result at most suggestive. Needs two controls.
 */
export function testLogitLineage(
  suspect: LogitRows,
  candidates: readonly LogitRows[],
  controls: readonly LogitRows[],
  registered = false,
): ProvenanceResult[] {
  const told = (one: LogitRows): number => suspect.rows.filter((row, at) => row !== null && one.rows[at]).length
  const kinships = candidates.map((candidate) => ({
    suspect: suspect.model,
    candidate: candidate.model,
    statistic: STATISTICS.logits,
    scores: scoreResiduals(candidate, [suspect, ...controls]),
    units_raw: suspect.rows.length,
    units_scored: told(candidate),
  }))
  return judgeKinships(kinships, registered)
}

/** The same from greedy tokens, where an endpoint tells no logits: agreement on choices that few other models make. */
export function testTokenLineage(
  suspect: GreedyTokens,
  candidates: readonly GreedyTokens[],
  controls: readonly GreedyTokens[],
  registered = false,
): ProvenanceResult[] {
  const told = (one: GreedyTokens): number =>
    suspect.tokens.filter((token, at) => token !== null && (one.tokens[at] ?? null) !== null).length
  const kinships = candidates.map((candidate) => ({
    suspect: suspect.model,
    candidate: candidate.model,
    statistic: STATISTICS.tokens,
    scores: scoreRareChoices(candidate, [suspect, ...controls]),
    units_raw: suspect.tokens.length,
    units_scored: told(candidate),
  }))
  return judgeKinships(kinships, registered)
}

function judgeKinships(kinships: readonly Kinship[], registered: boolean): ProvenanceResult[] {
  const ranks = kinships.map(({ scores: [own, ...controls] }) => rankAgainstControls(own!, controls))
  const adjusted = holm(ranks.map(({ rank_p }) => Math.log(rank_p)))
  return kinships.map(({ suspect, candidate, statistic, scores, units_raw, units_scored }, at) => {
    const { rank_p, controls_above, margin, expected } = ranks[at]!
    const [observed, ...nulls] = scores
    const rate = controlsNamed(nulls, MARGIN_MIN)
    const shown = controls_above === 0 && margin >= MARGIN_MIN
    const place = shown ? `${margin.toFixed(1)} spreads above the highest of` : 'not set apart from'
    return {
      test: 'lineage',
      suspect,
      subject: candidate,
      null_hypothesis: `${suspect} is no nearer to ${candidate} than models without that descent`,
      statistic,
      observed: observed!,
      expected,
      interval: null,
      units_raw,
      units_scored,
      ...toChance(Math.log(rank_p)),
      adjusted_p_value: toChance(adjusted[at]!).p_value,
      nulls: [
        {
          kind: 'controls',
          count: nulls.length,
          values: nulls.sort((a, b) => a - b),
          value: 'score',
          rates: rate === null ? [] : [{ below: rank_p, rate }],
        },
      ],
      grade: shown ? 'suggestive' : 'not shown',
      registered,
      statement: `Kinship of ${suspect} to ${candidate} is ${place} ${nulls.length} controls (rank p ${rank_p.toPrecision(2)}).`,
      alternatives: ['a common ancestor of both', 'distillation of one from the other', 'the same tokenizer and data'],
    }
  })
}
