import type { DetectorCase } from '../detector-case.js'
import { sharingCases } from '../sharing-cases.js'

export const cases: readonly DetectorCase[] = sharingCases({ exchange: (item) => ({ skeleton: item }) })
