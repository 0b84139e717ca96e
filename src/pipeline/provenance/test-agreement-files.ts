import type { ProvenanceResult } from '#contract/provenance.js'
import type { RelativesJob } from '#contract/provenance-tests.js'
import { testAgreement } from '#provenance/agreement/test-agreement.js'
import { readPlannedTest } from './read-planned-test.js'
import { needTokens, readRelatives } from './read-relatives.js'

/** `stillwatch provenance agreement`: does a suspect choose a candidate's tokens? Throws an InputError for bad input. */
export async function testAgreementFiles(job: RelativesJob): Promise<ProvenanceResult[]> {
  const planned = await readPlannedTest(job, 'token-agreement')
  const read = needTokens(await readRelatives(job, planned.suspect), job.suspect_file)
  return testAgreement(read.suspect, read.candidates, read.controls)
}
