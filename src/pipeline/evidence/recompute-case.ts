import type { Recompute } from '#evidence/verify-package.js'
import { recomputeStatistics } from './recompute-statistics.js'

/** What of a package needs the stages that found the campaign; that the report tells the same, the package's own checks see. */
export const recomputeCase: Recompute = ({ statistics, settings }) => {
  const { figures, problems } = recomputeStatistics(statistics, settings)
  return { recomputed: figures, problems: problems.map((what) => ({ member: 'statistics.json', what })) }
}
