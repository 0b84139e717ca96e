import type { DetectorCase } from '../detector-case.js'
import { sharingCases } from '../sharing-cases.js'

export const cases: readonly DetectorCase[] = sharingCases({
  exchange: (item) => ({ user_agent: item === 0 ? '' : 'client/1.0', tls: item }),
})
