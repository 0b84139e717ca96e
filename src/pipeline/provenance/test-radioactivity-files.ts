import type { ProvenanceInput, ProvenanceResult } from '#contract/provenance.js'
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
import { loadSettings } from '../load-settings.js'
import { commandLine, fileName, fileNames } from './command-line.js'
import { logFilesIn } from './log-files-in.js'
import { markedWords } from './marked-words.js'
import { type MarkedAnswers, readMarkedAnswers } from './read-marked-answers.js'
import { readServedContexts } from './read-served-contexts.js'
import type { TriedKey } from './read-tried-keys.js'
import { hashFiles, inputsOf, setHashOf, type TestMade, toldTogether } from './test-inputs.js'

/** As plans have it where nothing else is said (arXiv 2402.14904 tests below it). */
const THRESHOLD = 1e-5

/**
 * `stillwatch provenance radioactivity`: whether a suspect learned from answers that bear our watermark, one result a key,
 * corrected over the keys. It knows no log of the questions: `registered` is false, and set by the report. Throws an
 * InputError.
 */
export async function testRadioactivityFiles(job: RadioactivityJob): Promise<ProvenanceResult[]> {
  const { unit } = job
  const served_files = await logFilesIn(job.served_files)
  const supervised = served_files.length > 0
  const logs = await hashFiles('served', served_files)
  const marked = await readMarkedAnswers(job, 'radioactivity', {
    unit,
    ...(supervised ? { served: true, served_sha256: setHashOf(logs) } : {}),
    ...(job.served_all ? { served_all: true } : {}),
  })
  const { planned, keys, tokenizer } = marked
  if (planned.settings.served === true && !supervised)
    throw new InputError('the plan tests in served contexts', '--served', 'Name the logs of what was served.')
  const { contexts_max, units_max } = (await loadSettings(job.settings_file)).provenance
  const clean: SuspectText[][] = []
  for (const { file } of job.clean) clean.push(await marked.readTexts(file))
  const served_logs = { files: served_files, all: planned.settings.served_all === true, tokenizer, contexts_max }
  const served = supervised ? await readServedContexts(keys, served_logs) : undefined
  const told = await tellMade(job, marked, logs)
  return testKeys(job, { marked, served, clean, units_max }).map((result, at) => {
    const { campaign } = keys[at] as TriedKey
    const options = { ...told.options, ...result.options }
    return { ...result, ...(campaign === undefined ? {} : { campaign }), ...told, options }
  })
}

interface Read {
  marked: MarkedAnswers<'radioactivity'>
  served: readonly ContextSet[] | undefined
  clean: readonly (readonly SuspectText[])[]
  units_max: number
}

/** Key by key: schemes differ in their contexts, and keys in what was served under them. */
function testKeys(job: RadioactivityJob, { marked, served, clean, units_max }: Read): ProvenanceResult[] {
  const { planned, keys, wrong_keys, seed, name, texts } = marked
  const { unit } = planned.settings
  const threshold = planned.test?.threshold ?? job.threshold ?? THRESHOLD
  const share = leastOf(job, marked)
  const results = keys.flatMap(({ config, subject }, at) =>
    testRadioactivity({
      suspect: name,
      keys: [{ subject, scorer: openScorer(config) }],
      wrong: openWrongKeys(config, wrong_keys, seed),
      texts,
      clean,
      registered: false,
      threshold,
      units_max,
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

/** What a plan names, it alone says what would clear. */
const leastOf = ({ contamination }: RadioactivityJob, { planned }: Read['marked']): number | undefined =>
  planned.test === undefined ? contamination : planned.settings.least_contamination

/** What the results tell of how they were made. */
async function tellMade(
  job: RadioactivityJob,
  marked: Read['marked'],
  logs: readonly ProvenanceInput[],
): Promise<TestMade> {
  const { clean } = job
  const { told, planned } = marked
  const { unit, served_all = false, served_sha256 } = planned.settings
  const least = leastOf(job, marked)
  const clean_inputs = await inputsOf(
    'clean',
    clean.map(({ file }) => file),
  )
  return {
    inputs: [...told.inputs, ...toldTogether(logs), ...clean_inputs],
    options: {
      ...told.options,
      served: logs.length > 0,
      served_all,
      ...(logs.length > 0 && served_sha256 !== undefined ? { served_sha256 } : {}),
      clean: clean.map(({ name }) => name),
      ...(unit === undefined ? {} : { unit }),
      ...(least === undefined ? {} : { least_contamination: least }),
    },
    command: commandLine('provenance radioactivity', [
      ...markedWords(job, marked),
      ['--served', fileNames(job.served_files)],
      ['--served-all', served_all],
      ['--unit', unit],
      ['--clean', clean.map(({ name, file }) => `${name}=${fileName(file)}`)],
      ['--least-contamination', planned.test === undefined ? least : undefined],
      ['--settings', fileName(job.settings_file)],
      ['--out', 'FILE'],
    ]),
  }
}
