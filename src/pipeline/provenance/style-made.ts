import type { PlannedSettings } from '#contract/planned-settings.js'
import type { StyleJob } from '#contract/style-report.js'
import { commandLine, fileName, fileNames } from './command-line.js'
import { answersInput, inputsOf, type TestMade } from './test-inputs.js'

/** What the result of `provenance style` tells of how it was made. */
export async function styleMade(job: StyleJob, { margin, rank_p }: PlannedSettings<'style'>): Promise<TestMade> {
  const { suspect, teachers, controls, prompts, released } = job
  return {
    inputs: [
      await answersInput(suspect),
      ...(prompts === undefined ? [] : await inputsOf('prompts', [prompts])),
      ...(await inputsOf(
        'candidate',
        teachers.flatMap(({ files }) => files),
      )),
      ...(await inputsOf('control', controls)),
    ],
    options: { ...(margin === undefined ? {} : { margin }), ...(rank_p === undefined ? {} : { rank_p }) },
    command: commandLine('provenance style', [
      ['--plan', fileName(job.plan_file)],
      ['--name', job.name],
      ['--suspect', fileName(suspect)],
      ...teachers.map(({ name, files }) => ['--teacher', `${name}=${fileNames(files).join(',')}`] as const),
      ['--control', fileNames(controls)],
      ['--prompts', fileName(prompts)],
      ['--released', Object.entries(released).map(([name, day]) => `${name}=${day}`)],
      ['--margin', job.margin_min],
      ['--rank-p', job.rank_p_max],
      ['--format', 'json'],
      ['--out', 'FILE'],
    ]),
  }
}
