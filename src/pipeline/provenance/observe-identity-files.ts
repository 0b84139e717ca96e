import type { ProvenanceResult } from '#contract/provenance.js'
import type { IdentityJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { IDENTITY_PROMPTS } from '#provenance/identity/identity-prompts.js'
import { type IdentityAnswers, observeIdentity } from '#provenance/identity/observe-identity.js'
import { commandLine, fileName, fileNames } from './command-line.js'
import { readPlannedTest } from './read-planned-test.js'
import { readSuspectAnswers } from './read-suspect-answers.js'
import { answersFile, answersInput, inputsOf, type TestMade } from './test-inputs.js'

/** Questions about who a model is. */
export const identityPrompts = (): readonly string[] => IDENTITY_PROMPTS

/** `stillwatch provenance identity`: what a suspect says of itself, beside controls. Throws an InputError for bad input. */
export async function observeIdentityFiles(job: IdentityJob): Promise<ProvenanceResult[]> {
  const { suspect } = await readPlannedTest(job, 'identity', {})
  const own = await read(job.suspect_file)
  const controls: IdentityAnswers[] = []
  for (const file of job.control_files) controls.push(await read(file))
  const made: TestMade = {
    inputs: [await answersInput(job.suspect_file), ...(await controlInputs(job.control_files))],
    options: {},
    command: commandLine('provenance identity', [
      ['--plan', fileName(job.plan_file)],
      ['--name', job.name],
      ['--suspect', fileName(job.suspect_file)],
      ['--control', fileNames(job.control_files)],
      ['--out', 'FILE'],
    ]),
  }
  return observeIdentity({ ...own, model: suspect ?? own.model }, controls).map((result) => ({ ...result, ...made }))
}

const controlInputs = async (files: readonly string[]) => inputsOf('control', await Promise.all(files.map(answersFile)))

async function read(file: string): Promise<IdentityAnswers> {
  const answers = await readSuspectAnswers(file)
  if ('texts' in answers) return { model: answers.model, outputs: answers.texts }
  throw new InputError('these are token ids', file, 'Names stand in texts: give those.')
}
