import type { ProvenanceResult } from '#contract/provenance.js'
import type { MarkedJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { correctResults } from '#provenance/radioactivity/correct-results.js'
import { openWrongKeys } from '#provenance/radioactivity/open-wrong-keys.js'
import type { SuspectAnswer, SuspectText } from '#provenance/radioactivity/text-tally.js'
import { openScorer } from '#provenance/watermark/open-scorer.js'
import { gradeWatermark, testWatermark } from '#provenance/watermark/test-watermark.js'
import { loadSettings } from '../load-settings.js'
import { commandLine, fileName } from './command-line.js'
import { markedWords } from './marked-words.js'
import { readMarkedAnswers } from './read-marked-answers.js'
import type { TriedKey } from './read-tried-keys.js'
import type { TestMade } from './test-inputs.js'

/** As of radioactivity. */
const THRESHOLD = 1e-5

/**
 * `stillwatch provenance watermark`: whether a suspect's answers bear our watermark themselves, one result a key, corrected
 * over the keys. `registered` is false, and set by the report. Throws an InputError.
 */
export async function testWatermarkFiles(job: MarkedJob): Promise<ProvenanceResult[]> {
  const marked = await readMarkedAnswers(job, 'watermark', {})
  const { planned, keys, name, wrong_keys, seed, told } = marked
  const texts = marked.texts.map((text) => needAnswer(text, job.answers_file))
  const threshold = planned.test?.threshold ?? job.threshold ?? THRESHOLD
  const { units_max } = (await loadSettings(job.settings_file)).provenance
  const results = keys.map(({ config, subject }) =>
    testWatermark({
      suspect: name,
      key: { subject, scorer: openScorer(config) },
      wrong: openWrongKeys(config, wrong_keys, seed),
      texts,
      units_max,
    }),
  )
  const command = commandLine('provenance watermark', [
    ...markedWords(job, marked),
    ['--settings', fileName(job.settings_file)],
    ['--out', 'FILE'],
  ])
  const made: TestMade = { ...told, command }
  return correctResults(results, { threshold }).map((result, at) => {
    const { campaign } = keys[at] as TriedKey
    return {
      ...result,
      ...gradeWatermark(result, threshold),
      ...(campaign === undefined ? {} : { campaign }),
      ...made,
      options: { ...made.options, ...result.options },
    }
  })
}

function needAnswer(text: SuspectText, file: string): SuspectAnswer {
  if (!('predicted' in text)) return text
  throw new InputError('these are predictions', file, 'Give answers; predictions are for `provenance radioactivity`.')
}
