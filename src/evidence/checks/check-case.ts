import type { EvidenceCase } from '#contract/evidence.js'
import { checkAccounts } from './check-accounts.js'
import { checkCustody } from './check-custody.js'
import { checkExposure } from './check-exposure.js'
import { checkFindings } from './check-findings.js'
import { checkTimes } from './check-times.js'
import { openTally, type Tally } from './tally.js'

/** Everything of a case that must agree with itself and can be had again without the stages that found it. */
export function checkCase(evidence: EvidenceCase): Pick<Tally, 'agreed' | 'problems'> {
  const tally = openTally()
  for (const check of [checkAccounts, checkFindings, checkTimes, checkCustody, checkExposure]) check(evidence, tally)
  return tally
}
