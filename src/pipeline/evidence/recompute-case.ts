import type { Recompute } from '#evidence/verify-package.js'
import { readOwnPackage } from '../read-own-package.js'
import { compareReports } from './compare-reports.js'
import { checkProvenanceMembers } from './provenance-members.js'
import { recomputeStatistics } from './recompute-statistics.js'

/** What of a package needs the stages that found the campaign, and what renders its reports. */
export const recomputeCase: Recompute = async (evidence, files) => {
  const { figures, problems } = recomputeStatistics(evidence.statistics, evidence.settings)
  const { version } = await readOwnPackage()
  const compared = compareReports(evidence, files, version)
  const unfounded = checkProvenanceMembers(files, { campaign: evidence.campaign.id, version })
  return {
    recomputed: figures,
    words: compared.words,
    problems: [...problems.map((what) => ({ member: 'statistics.json', what })), ...unfounded, ...compared.problems],
  }
}
