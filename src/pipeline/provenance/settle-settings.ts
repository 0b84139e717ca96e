import { resolve } from 'node:path'
import { plannedSettingsSchemas } from '#contract/planned-settings.js'
import type { PlannedTest } from '#contract/provenance.js'
import { InputError } from '#contract/scan.js'
import { inputOf } from './test-inputs.js'

const FILES = ['tokenizer', 'tokenizer_config']

/**
 * The tests of a draft with the tokenizers that they name as files by their hashes: a plan holds no file, and says which one
 * it was. Throws an InputError, also for settings that the test could not use once the plan is signed.
 * @param folder that names of files are seen from
 */
export async function settleSettings(
  tests: readonly PlannedTest[],
  { folder, where }: { folder: string; where: string },
): Promise<PlannedTest[]> {
  const settled: PlannedTest[] = []
  for (const [at, test] of tests.entries()) {
    const settings = { ...test.settings }
    for (const name of FILES) {
      const file = settings[name]
      if (typeof file === 'string' && !/^[0-9a-f]{64}$/.test(file) && knows(test, name))
        settings[name] = (await inputOf('tokenizer', resolve(folder, file))).sha256
    }
    const parsed = plannedSettingsSchemas[test.kind].safeParse(settings)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const path = ['tests', at, 'settings', ...(issue?.path ?? [])].join('.')
      throw new InputError(
        `no plan: ${path} ${issue?.message}`,
        where,
        'docs/provenance.md tells what tests are set by.',
      )
    }
    settled.push({ ...test, settings })
  }
  return settled
}

const knows = ({ kind }: PlannedTest, name: string): boolean => name in plannedSettingsSchemas[kind].shape
