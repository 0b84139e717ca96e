import type { ProvenanceResult } from '#contract/provenance.js'
import type { RelativesJob } from '#contract/provenance-tests.js'
import type { LogitRows } from '#provenance/lineage/score-residuals.js'
import { testLogitLineage, testTokenLineage } from '#provenance/lineage/test-lineage.js'
import { readPlannedTest } from './read-planned-test.js'
import { holdTokens, type Relatives, readRelatives } from './read-relatives.js'
import { readTokenizerInputs } from './read-tokenizer-inputs.js'
import { relativesMade } from './relatives-made.js'

/** `stillwatch provenance lineage`: is a suspect fine-tuned from a candidate? Throws an InputError for bad input. */
export async function testLineageFiles(job: RelativesJob): Promise<ProvenanceResult[]> {
  const { hashes, inputs } = await readTokenizerInputs(job)
  const planned = await readPlannedTest(job, 'lineage', hashes)
  const read = await readRelatives(job, planned.suspect)
  const made = await relativesMade('lineage', job, { hashes, inputs })
  return testRelatives(read).map((result) => ({ ...result, ...made }))
}

function testRelatives(read: Relatives): ProvenanceResult[] {
  if (holdTokens(read)) return testTokenLineage(read.suspect, read.candidates, read.controls)
  const { suspect, candidates, controls } = read as Relatives<LogitRows>
  return testLogitLineage(suspect, candidates, controls)
}
