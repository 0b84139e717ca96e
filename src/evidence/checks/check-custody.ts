import type { EvidenceCase } from '#contract/evidence.js'
import { CUSTODY } from '../package-documents.js'
import { sumOf, type Tally } from './tally.js'

/** The exchanges that are told of came from the sources that are told of. */
export function checkCustody({ custody, campaign }: EvidenceCase, tally: Tally): void {
  const { sources, sources_count, steps, steps_count = steps.length } = custody
  tally.expect(sources.length <= sources_count, CUSTODY, `it lists ${sources.length} of ${sources_count} sources`)
  tally.expect(steps.length <= steps_count, CUSTODY, `it lists ${steps.length} of ${steps_count} steps`)
  if (sources.length !== sources_count) return
  const exchanges = sumOf(sources, (source) => source.exchanges)
  tally.expect(
    exchanges >= campaign.exchanges_total,
    CUSTODY,
    `its sources hold ${exchanges} exchanges, the campaign’s accounts sent ${campaign.exchanges_total}`,
  )
}
