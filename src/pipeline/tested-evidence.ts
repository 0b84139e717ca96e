import type { Evidence } from '#contract/report.js'
import type { ReplicateTest } from '#detectors/replicate-test.js'

/** A finding with all that its p-value was had from. */
export interface TestedEvidence extends Evidence {
  /** what was ranked among the nulls */
  tested: number
  nulls: readonly number[]
  tail: ReplicateTest['tail']
}
