import type { ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'
import { observedInterval } from '../radioactivity/observed-interval.js'
import { toChance } from '../watermark/to-chance.js'
import { agreementRate, countAgreement, type GreedyTokens } from './greedy-tokens.js'
import { logAgreementChance } from './log-agreement-chance.js'
import { controlsNamed, rankAgainstControls } from './rank-against-controls.js'

/** In spreads of the controls: as for style, what clean models of unknown descent were not above. */
const MARGIN_MIN = 2

/**
 * Whether a suspect's greedy tokens agree with a candidate's more than those of unrelated models do. Two nulls have to
 * fall: that the suspect agrees with some control as often (per prompt, against every control; the highest chance of
 * them counts, so no correction over controls is needed), and that controls agree with the candidate as often (per
 * model, a rank). The chance told is the greater of both, Holm's over the candidates beside it: few controls can never
 * give a small one. Needs two controls.
 * @param level adjusted chance per prompt below which, with the highest rank, the result is called suggestive
 */
export function testAgreement(
  suspect: GreedyTokens,
  candidates: readonly GreedyTokens[],
  controls: readonly GreedyTokens[],
  { registered = false, level = 0.01 } = {},
): ProvenanceResult[] {
  const per_prompt = candidates.map((candidate) =>
    Math.max(...controls.map((control) => logAgreementChance(suspect, candidate, control))),
  )
  const adjusted_per_prompt = holm(per_prompt)
  const ranks = candidates.map((candidate) => {
    const scores = controls.map((control) => agreementRate(control, candidate))
    return { scores, ...rankAgainstControls(agreementRate(suspect, candidate), scores) }
  })
  const chances = per_prompt.map((ln, at) => Math.max(ln, Math.log(ranks[at]!.rank_p)))
  const adjusted = holm(chances)
  return candidates.map((candidate, at) => {
    const { scores, controls_above, margin, expected, rank_p } = ranks[at]!
    const { both, same } = countAgreement(suspect, candidate)
    const shown = adjusted_per_prompt[at]! < Math.log(level) && controls_above === 0 && margin >= MARGIN_MIN
    const rate = controlsNamed(scores, MARGIN_MIN)
    return {
      test: 'token-agreement',
      suspect: suspect.model,
      subject: candidate.model,
      null_hypothesis: `${suspect.model} chooses the tokens of ${candidate.model} no more often than unrelated models do`,
      statistic: 'share of prompts with the same greedy token',
      observed: agreementRate(suspect, candidate),
      expected,
      interval: observedInterval(same, same, both),
      units_raw: suspect.tokens.length,
      units_scored: both,
      ...toChance(chances[at]!),
      adjusted_p_value: toChance(adjusted[at]!).p_value,
      nulls: [
        {
          kind: 'controls',
          count: scores.length,
          values: [...scores].sort((a, b) => a - b),
          value: 'score',
          rates: rate === null ? [] : [{ below: rank_p, rate }],
        },
      ],
      grade: shown ? 'suggestive' : 'not shown',
      registered,
      statement: shown
        ? `${suspect.model} agrees with ${candidate.model} more than with any of ${scores.length} controls, and more than any of them does.`
        : `Agreement of ${suspect.model} with ${candidate.model} is not told apart from that of ${scores.length} controls.`,
      alternatives: ['a common ancestor of both', 'the same training data', 'prompts with one natural continuation'],
    }
  })
}
