import type { ProvenanceResult } from '#contract/provenance.js'
import type { RelativesJob } from '#contract/provenance-tests.js'
import type { LogitRows } from '#provenance/lineage/score-residuals.js'
import { testLogitLineage, testTokenLineage } from '#provenance/lineage/test-lineage.js'
import { readPlannedTest } from './read-planned-test.js'
import { holdTokens, type Relatives, readRelatives } from './read-relatives.js'

/** `stillwatch provenance lineage`: is a suspect fine-tuned from a candidate? Throws an InputError for bad input. */
export async function testLineageFiles(job: RelativesJob): Promise<ProvenanceResult[]> {
  const planned = await readPlannedTest(job, 'lineage')
  const read = await readRelatives(job, planned.suspect)
  if (holdTokens(read)) return testTokenLineage(read.suspect, read.candidates, read.controls)
  const { suspect, candidates, controls } = read as Relatives<LogitRows>
  return testLogitLineage(suspect, candidates, controls)
}
