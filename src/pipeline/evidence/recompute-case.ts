import type { Recompute } from '#evidence/verify-package.js'
import { recomputeStatistics } from './recompute-statistics.js'

/** What of a package's case needs the stages that found the campaign. */
export const recomputeCase: Recompute = ({ statistics, campaign, settings }) => {
  const { figures, problems } = recomputeStatistics(statistics, settings)
  const told = campaign.evidence.flatMap(({ kind, p_value, observed, expected }) => {
    const finding = statistics.findings.find((one) => one.kind === kind)
    const same = finding?.p_value === p_value && finding.observed === observed && finding.expected === expected
    return same ? [] : [`the finding ${kind} of the report is not the one that was computed`]
  })
  const halves = (['operator', 'harvesting'] as const).filter(
    (half) => campaign.verdicts[half].p_value !== statistics.verdicts[half].p_value,
  )
  const all = [
    ...problems,
    ...told,
    ...halves.map((half) => `the verdict ${half} of the report is not the one that was computed`),
    ...(campaign.confidence === statistics.confidence ? [] : ['the confidence is not the one that was computed']),
  ]
  return { recomputed: figures, problems: all.map((what) => ({ member: 'statistics.json', what })) }
}
