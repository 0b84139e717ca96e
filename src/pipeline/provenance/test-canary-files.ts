import { z } from 'zod'
import type { CanaryTestRequest } from '#contract/canary.js'
import { type ProvenanceResult, provenanceResultSchema } from '#contract/provenance.js'
import type { CanaryFilesJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { callServer } from './call-server.js'
import { readAskedPrompts, readPlannedTest, shareOf } from './read-planned-test.js'
import { readSuspectAnswers } from './read-suspect-answers.js'

const answeredSchema = z.object({ results: z.array(provenanceResultSchema) })

/**
 * `stillwatch provenance canaries`: hands a suspect's answers to the server that kept what was served to whom, and gives what
 * it finds. Throws an InputError.
 */
export async function testCanaryFiles(job: CanaryFilesJob): Promise<ProvenanceResult[]> {
  const { suspect, ...planned } = await readPlannedTest(job, 'canary')
  const prompts = await readAskedPrompts(job, { suspect, ...planned })
  const answers = await readSuspectAnswers(job.answers_file, prompts.length)
  if (!('texts' in answers))
    throw new InputError('these are token ids', job.answers_file, 'Canaries are phrases: give the texts.')
  const { model, texts } = answers
  if (texts.length !== prompts.length)
    throw new InputError(
      `it has ${texts.length} answers to ${prompts.length} prompts`,
      job.answers_file,
      'Name what it was asked.',
    )
  const threshold = planned.test?.threshold ?? job.threshold
  // What a plan names, it alone says what would clear.
  const least_adoption = planned.test === undefined ? job.least_adoption : shareOf(planned.test.settings.least_adoption)
  const body: Omit<CanaryTestRequest, 'threshold'> & { threshold?: number } = {
    suspect: suspect ?? model,
    answers: texts.flatMap((text, at) => {
      const { system = '', prompt } = prompts[at] as (typeof prompts)[number]
      return text === null || text === '' ? [] : [{ text, question: `${system}\n${prompt}` }]
    }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(least_adoption === undefined ? {} : { least_adoption }),
  }
  if (body.answers.length === 0) throw new InputError('it holds no answers', job.answers_file, 'Ask the suspect first.')
  return (await callServer(job, 'POST', '/v1/canaries/test', answeredSchema, body)).results
}
