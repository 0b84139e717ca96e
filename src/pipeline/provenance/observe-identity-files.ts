import type { ProvenanceResult } from '#contract/provenance.js'
import type { IdentityJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { IDENTITY_PROMPTS } from '#provenance/identity/identity-prompts.js'
import { type IdentityAnswers, observeIdentity } from '#provenance/identity/observe-identity.js'
import { readPlannedTest } from './read-planned-test.js'
import { readSuspectAnswers } from './read-suspect-answers.js'

/** Questions about who a model is. */
export const identityPrompts = (): readonly string[] => IDENTITY_PROMPTS

/** `stillwatch provenance identity`: what a suspect says of itself, beside controls. Throws an InputError for bad input. */
export async function observeIdentityFiles(job: IdentityJob): Promise<ProvenanceResult[]> {
  const { suspect } = await readPlannedTest(job, 'identity')
  const own = await read(job.suspect_file)
  const controls: IdentityAnswers[] = []
  for (const file of job.control_files) controls.push(await read(file))
  return observeIdentity({ ...own, model: suspect ?? own.model }, controls)
}

async function read(file: string): Promise<IdentityAnswers> {
  const answers = await readSuspectAnswers(file)
  if ('texts' in answers) return { model: answers.model, outputs: answers.texts }
  throw new InputError('these are token ids', file, 'Names stand in texts: give those.')
}
