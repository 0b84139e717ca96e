import type { PlannedSettings } from '#contract/planned-settings.js'
import type { MarkedJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { SuspectText } from '#provenance/radioactivity/text-tally.js'
import type { TextTokenizer } from '#provenance/watermark/tokenizer/open-text-tokenizer.js'
import { openFilesTokenizer } from './open-files-tokenizer.js'
import { type Planned, readPlannedTest } from './read-planned-test.js'
import { type AskedTokens, readAskedTokens, readSuspectTexts } from './read-suspect-texts.js'
import { readTokenizerInputs } from './read-tokenizer-inputs.js'
import { openRegistryKeys, readTriedKeys, type TriedKey } from './read-tried-keys.js'
import { answersInput, type TestMade } from './test-inputs.js'

/** Beside as many a result can be strong (report/judge-controls.ts). */
const WRONG_KEYS = 100
const SEED = 1

type Kind = 'radioactivity' | 'watermark'

/** What a test of watermarks is made of, with what its results tell of it. */
export interface MarkedAnswers<Of extends Kind> {
  planned: Planned<Of>
  keys: TriedKey[]
  tokenizer: TextTokenizer | undefined
  /** what the suspect is called */
  name: string
  texts: SuspectText[]
  wrong_keys: number
  seed: number
  /** of models that were asked the same */
  readTexts(file: string): Promise<SuspectText[]>
  told: Omit<TestMade, 'command'>
}

/** Reads the plan, the answers and the keys of a test. Throws an InputError. @param given options of this kind of test alone */
export async function readMarkedAnswers<Of extends Kind>(
  job: MarkedJob,
  kind: Of,
  given: PlannedSettings<Of>,
): Promise<MarkedAnswers<Of>> {
  const files = await readTokenizerInputs(job)
  const planned = await readPlannedTest(job, kind, { ...given, ...drawOf(job), ...files.hashes })
  const tokenizer = await openFilesTokenizer(job)
  let read: Promise<AskedTokens> | undefined
  const asked = () => (read ??= readAskedTokens(job, planned, tokenizer))
  const { model, texts } = await readSuspectTexts(job.answers_file, asked, tokenizer)
  const keys = await readKeys(job, kind, planned)
  const { wrong_keys = WRONG_KEYS, seed = SEED } = planned.settings
  const prompts = read === undefined ? [] : [(await read).input]
  return {
    planned,
    keys,
    tokenizer,
    name: planned.suspect ?? (model || 'suspect'),
    texts,
    wrong_keys,
    seed,
    readTexts: async (file) => (await readSuspectTexts(file, asked, tokenizer)).texts,
    told: {
      inputs: [await answersInput(job.answers_file), ...prompts, ...files.inputs],
      options: { wrong_keys, seed, ...files.hashes },
    },
  }
}

const drawOf = ({ wrong_keys, seed }: MarkedJob): PlannedSettings<'watermark'> => ({ wrong_keys, seed })

async function readKeys({ config_files, registry }: MarkedJob, kind: Kind, { test }: Planned): Promise<TriedKey[]> {
  if ((config_files.length === 0) === (registry === undefined))
    throw new InputError('one of --config and --server is needed', kind, 'Say which keys are to be tried.')
  const keys = registry === undefined ? [] : await openRegistryKeys(registry, test?.key_commitments ?? [])
  return [...keys, ...(await readTriedKeys(config_files))]
}
