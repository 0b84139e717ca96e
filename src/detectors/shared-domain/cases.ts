import type { DetectorCase } from '../detector-case.js'
import { sharingCases } from '../sharing-cases.js'

export const cases: readonly DetectorCase[] = sharingCases({
  fact: (item) => ({ email_domain: item === 0 ? '' : `d${item}.example` }),
})
