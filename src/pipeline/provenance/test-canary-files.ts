import { z } from 'zod'
import type { CanaryTestRequest } from '#contract/canary.js'
import { type ProvenanceResult, provenanceResultSchema } from '#contract/provenance.js'
import type { CanaryFilesJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { callServer } from './call-server.js'
import { commandLine, fileName, serverWord } from './command-line.js'
import { readAskedPrompts, readPlannedTest } from './read-planned-test.js'
import { readSuspectAnswers } from './read-suspect-answers.js'
import { answersInput, type TestMade } from './test-inputs.js'

const answeredSchema = z.object({ results: z.array(provenanceResultSchema) })

/**
 * `stillwatch provenance canaries`: hands a suspect's answers to the server that kept what was served to whom, and gives what
 * it finds. Throws an InputError.
 */
export async function testCanaryFiles(job: CanaryFilesJob): Promise<ProvenanceResult[]> {
  const planned = await readPlannedTest(job, 'canary', {})
  const { suspect } = planned
  const { prompts, input } = await readAskedPrompts(job, planned)
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
  const least_adoption = planned.test === undefined ? job.least_adoption : planned.settings.least_adoption
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
  const { results } = await callServer(job, 'POST', '/v1/canaries/test', answeredSchema, body)
  const made: TestMade = {
    inputs: [await answersInput(job.answers_file), input],
    options: least_adoption === undefined ? {} : { least_adoption },
    command: commandOf(job),
  }
  return results.map((result) => ({ ...result, ...made }))
}

const commandOf = ({ plan_file, name, answers_file, prompts_file, server, ...told }: CanaryFilesJob): string =>
  commandLine('provenance canaries', [
    ['--plan', fileName(plan_file)],
    ['--name', name],
    ['--answers', fileName(answers_file)],
    ['--prompts', fileName(prompts_file)],
    ['--server', serverWord(server)],
    ['--threshold', told.threshold],
    ['--least-adoption', told.least_adoption],
    ['--out', 'FILE'],
  ])
