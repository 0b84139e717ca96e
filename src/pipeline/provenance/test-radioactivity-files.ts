import type { ProvenanceResult } from '#contract/provenance.js'
import type { RadioactivityJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { leastExcess } from '#provenance/power/least-excess.js'
import type { ContextSet } from '#provenance/radioactivity/context-set.js'
import { correctResults } from '#provenance/radioactivity/correct-results.js'
import { gradeRadioactivity } from '#provenance/radioactivity/grade-radioactivity.js'
import { openWrongKeys } from '#provenance/radioactivity/open-wrong-keys.js'
import { testRadioactivity } from '#provenance/radioactivity/test-radioactivity.js'
import type { SuspectText } from '#provenance/radioactivity/text-tally.js'
import { openScorer } from '#provenance/watermark/open-scorer.js'
import { openFilesTokenizer } from './open-files-tokenizer.js'
import { type Planned, readPlannedTest, shareOf } from './read-planned-test.js'
import { readServedContexts } from './read-served-contexts.js'
import { type AskedTokens, readAskedTokens, readSuspectTexts } from './read-suspect-texts.js'
import { openRegistryKeys, readTriedKeys, type TriedKey } from './read-tried-keys.js'

/** As plans have it where nothing else is said (arXiv 2402.14904 tests below it). */
const THRESHOLD = 1e-5

/**
 * `stillwatch provenance radioactivity`: whether a suspect learned from answers that bear our watermark, one result a key,
 * corrected over the keys. It knows no log of the questions: `registered` is false, and set by the report. Throws an
 * InputError.
 */
export async function testRadioactivityFiles(job: RadioactivityJob): Promise<ProvenanceResult[]> {
  const planned = await readPlannedTest(job, 'radioactivity')
  const tokenizer = await openFilesTokenizer(job)
  let read: Promise<AskedTokens> | undefined
  const asked = () => (read ??= readAskedTokens(job, planned, tokenizer))
  const suspect = await readSuspectTexts(job.answers_file, asked, tokenizer)
  const clean: SuspectText[][] = []
  for (const { file } of job.clean) clean.push((await readSuspectTexts(file, asked, tokenizer)).texts)
  const keys = await readKeys(job, planned)
  const served_logs = { files: job.served_files, all: job.served_all, tokenizer }
  const served = job.served_files.length === 0 ? undefined : await readServedContexts(keys, served_logs)
  const name = planned.suspect ?? (suspect.model || 'suspect')
  return testKeys({ job, planned, keys, served, name, texts: suspect.texts, clean })
}

async function readKeys({ config_files, registry }: RadioactivityJob, { test }: Planned): Promise<TriedKey[]> {
  if ((config_files.length === 0) === (registry === undefined))
    throw new InputError('one of --config and --server is needed', 'radioactivity', 'Say which keys are to be tried.')
  const keys = registry === undefined ? [] : await openRegistryKeys(registry, test?.key_commitments ?? [])
  return [...keys, ...(await readTriedKeys(config_files))]
}

interface Read {
  job: RadioactivityJob
  planned: Planned
  keys: readonly TriedKey[]
  served: readonly ContextSet[] | undefined
  name: string
  texts: readonly SuspectText[]
  clean: readonly (readonly SuspectText[])[]
}

/** Key by key: schemes differ in their contexts, and keys in what was served under them. */
function testKeys({ job, planned: { test }, keys, served, name, texts, clean }: Read): ProvenanceResult[] {
  const { wrong_keys, seed, unit, contamination } = job
  const threshold = test?.threshold ?? job.threshold ?? THRESHOLD
  // What a plan names, it alone says what would clear.
  const share = test === undefined ? contamination : shareOf(test.settings.least_contamination)
  const results = keys.flatMap(({ config, subject }, at) =>
    testRadioactivity({
      suspect: name,
      keys: [{ subject, scorer: openScorer(config) }],
      wrong: openWrongKeys(config, wrong_keys, seed),
      texts,
      clean,
      registered: false,
      threshold,
      ...(served === undefined ? {} : { served: served[at] as ContextSet }),
      ...(unit === undefined ? {} : { unit }),
    }),
  )
  return correctResults(results, { threshold }).map((result, at) => {
    const { config } = keys[at] as TriedKey
    const least_excess = share === undefined ? undefined : leastExcess(config, share, served !== undefined)
    return {
      ...result,
      ...gradeRadioactivity(result, { threshold, ...(least_excess === undefined ? {} : { least_excess }) }),
    }
  })
}
