import type { NullRuns, ProvenanceResult, ProvenanceTest } from '#contract/provenance.js'
import { formatNoun } from '#lib/format-number.js'
import { logBinomialTail } from '#lib/log-binomial-tail.js'

export interface ControlsJudged {
  state: 'clean' | 'missing' | 'not clean'
  /** in words; for the reader */
  why: string
}

/**
 * What must have been tried beside a result that is called strong: a test that finds something everywhere finds nothing
 * (arXiv 2402.14904, section 5: without deduplication a clean model looks guilty).
 */
const NEEDED: Partial<Record<ProvenanceTest, [NullRuns['kind'], number][]>> = {
  watermark: [['wrong-keys', 100]],
  radioactivity: [
    ['wrong-keys', 100],
    ['clean-models', 1],
  ],
  canary: [['never-served', 100]],
}
/** Levels at which the empirical error rate is held against the stated one. */
const LEVELS = [0.1, 0.01, 0.001]
/** Chance that clean controls are called unclean at a level. */
const FALSE_ALARM = 1e-3
/** A model that learned nothing from us and has a smaller p-value shows what the suspect is accused of. */
const CLEAN_MODEL_P = 1e-3

const WORDS: Record<NullRuns['kind'], string> = {
  'wrong-keys': 'wrong key',
  'clean-models': 'clean model',
  'never-served': 'cluster that was never served',
  controls: 'control',
}

/**
 * Whether the controls of a result stayed silent: no more of them below a level than chance gives, and none below the
 * planned threshold where so few of them could not be there by chance. Scores: none may reach the suspect's.
 */
export function judgeControls({ test, nulls, observed }: ProvenanceResult, threshold: number): ControlsJudged {
  for (const run of nulls) {
    const why = run.value === 'score' ? reaches(run, observed) : exceeds(run, threshold)
    if (why !== undefined) return { state: 'not clean', why }
  }
  const lacking = (NEEDED[test] ?? []).filter(([kind, least]) => countOf(nulls, kind) < least)
  if (lacking.length > 0)
    return {
      state: 'missing',
      why: `too few controls: ${lacking.map(([kind, least]) => `${formatNoun(least, WORDS[kind])} needed, ${countOf(nulls, kind)} tried`).join('; ')}`,
    }
  return {
    state: 'clean',
    why: `controls stayed silent: ${nulls.map(({ kind, count }) => formatNoun(count, WORDS[kind])).join(', ')}`,
  }
}

const countOf = (nulls: readonly NullRuns[], wanted: NullRuns['kind']): number =>
  nulls
    .filter(({ kind, value }) => kind === wanted && value === 'log10_p_value')
    .reduce((sum, { values }) => sum + values.length, 0)

function exceeds({ kind, values }: NullRuns, threshold: number): string | undefined {
  const shown = Math.max(threshold, CLEAN_MODEL_P)
  if (kind === 'clean-models' && values.some((log10_p) => log10_p <= Math.log10(shown)))
    return `a clean model came to p = ${shown} or below: what the suspect shows, a model shows that did not learn from us`
  for (const level of [...LEVELS, threshold].filter((one) => one < 1)) {
    const below = values.filter((log10_p) => log10_p <= Math.log10(level)).length
    if (below > 0 && logBinomialTail(below, values.length, level) < Math.log(FALSE_ALARM))
      return `${below} of ${formatNoun(values.length, WORDS[kind])} came below p = ${level}, more than chance gives: the stated p-values are not to be believed`
  }
  return undefined
}

function reaches({ kind, values }: NullRuns, observed: number): string | undefined {
  const above = values.filter((score) => score >= observed).length
  return above === 0 ? undefined : `${above} of ${formatNoun(values.length, WORDS[kind])} reached the suspect's score`
}
