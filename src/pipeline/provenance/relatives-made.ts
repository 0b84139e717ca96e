import type { RelativesJob } from '#contract/provenance-tests.js'
import { commandLine, fileName, fileNames } from './command-line.js'
import type { TokenizerInputs } from './read-tokenizer-inputs.js'
import { answersInput, inputsOf, type TestMade } from './test-inputs.js'

/** What results of `provenance agreement` and `lineage` tell of how they were made. */
export async function relativesMade(
  command: 'agreement' | 'lineage',
  job: RelativesJob,
  { inputs, hashes }: TokenizerInputs,
): Promise<TestMade> {
  const { suspect_file, candidate_files, control_files } = job
  return {
    inputs: [
      await answersInput(suspect_file),
      ...inputs,
      ...(await inputsOf('candidate', candidate_files)),
      ...(await inputsOf('control', control_files)),
    ],
    options: hashes,
    command: commandLine(`provenance ${command}`, [
      ['--plan', fileName(job.plan_file)],
      ['--name', job.name],
      ['--suspect', fileName(suspect_file)],
      ['--candidate', fileNames(candidate_files)],
      ['--control', fileNames(control_files)],
      ['--tokenizer', fileName(job.tokenizer_file)],
      ['--tokenizer-config', fileName(job.tokenizer_config_file)],
      ['--out', 'FILE'],
    ]),
  }
}
