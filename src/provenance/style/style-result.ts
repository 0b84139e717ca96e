import type { ProvenanceResult } from '#contract/provenance.js'
import type { StyleReport } from '#contract/style-report.js'
import { toChance } from '../watermark/to-chance.js'

/**
 * The comparison of styles as one result of a run: about the nearest teacher. Its chance is the rank among controls, times
 * the teachers of which it is the nearest (Bonferroni), so it is never small, and its grade never more than a lead.
 */
export function styleResult(report: Omit<StyleReport, 'inputs' | 'results'>, registered = false): ProvenanceResult {
  const { suspect, ranking, controls, controls_named, lead_needs, prompts, grade, statement } = report
  const { teacher, score, rank_p, control_scores } = ranking[0]!
  return {
    test: 'style',
    suspect,
    subject: teacher,
    null_hypothesis: `the style of ${suspect} is no nearer to ${teacher} than that of models that did not learn from it`,
    statistic: 'mean of five likenesses in spreads of the controls, above that to the other teachers',
    observed: score,
    expected: control_scores.reduce((sum, one) => sum + one, 0) / control_scores.length,
    interval: null,
    units_raw: prompts,
    units_scored: prompts,
    ...toChance(Math.min(0, Math.log(rank_p * ranking.length))),
    adjusted_p_value: null,
    nulls: [
      {
        kind: 'controls',
        count: controls.length,
        values: control_scores,
        value: 'score',
        rates: controls_named.rate === null ? [] : [{ below: lead_needs.rank_p_max, rate: controls_named.rate }],
      },
    ],
    grade,
    registered,
    statement,
    alternatives: [
      'the same public data of conversations',
      'a common ancestor',
      'controls that are unlike the suspect in size, age or language',
      'answers that were passed through or resold',
    ],
  }
}
