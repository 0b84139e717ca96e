import type { ProvenanceResult } from '#contract/provenance.js'
import type { RelativesJob } from '#contract/provenance-tests.js'
import { testAgreement } from '#provenance/agreement/test-agreement.js'
import { readPlannedTest } from './read-planned-test.js'
import { needTokens, readRelatives } from './read-relatives.js'
import { readTokenizerInputs } from './read-tokenizer-inputs.js'
import { relativesMade } from './relatives-made.js'

/** `stillwatch provenance agreement`: does a suspect choose a candidate's tokens? Throws an InputError for bad input. */
export async function testAgreementFiles(job: RelativesJob): Promise<ProvenanceResult[]> {
  const { hashes, inputs } = await readTokenizerInputs(job)
  const planned = await readPlannedTest(job, 'token-agreement', hashes)
  const read = needTokens(await readRelatives(job, planned.suspect), job.suspect_file)
  const made = await relativesMade('agreement', job, { hashes, inputs })
  return testAgreement(read.suspect, read.candidates, read.controls).map((result) => ({ ...result, ...made }))
}
