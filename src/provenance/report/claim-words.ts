import { KEYED } from '#contract/counts-for.js'
import type { ProvenanceResult, ProvenanceTest } from '#contract/provenance.js'

export type Shown = Pick<ProvenanceResult, 'test' | 'subject'>

/** What tests of one family say together of a suspect. */
export interface Claim {
  /** without a full stop; to stand after «that» */
  words: string
  results: Shown[]
}

const SUBJECTS_MAX = 5

/** Subjects of tests without a key are models of any vendor: «ours» is said of none of them. */
const KEYLESS: Partial<Record<ProvenanceTest, (suspect: string, models: string) => string>> = {
  'token-agreement': (suspect, models) => `${suspect} agrees with ${models} more often than the controls do`,
  lineage: (suspect, models) => `${suspect} is of one descent with ${models}`,
  style: (suspect, models) => `${suspect} is nearer in style to ${models} than the controls are`,
  identity: (suspect) => `${suspect} is what it says of itself`,
}

/**
 * What results show, each family of tests in its own words. Only a key or a canary of ours shows that answers of ours
 * were learned from; agreement and descent are of the model that was named as a candidate, whoever makes it.
 * @param whose answers the marks are of
 */
export function claimsOf(suspect: string, results: readonly Shown[], whose: string): Claim[] {
  const keyed = results.filter(({ test }) => KEYED.includes(test))
  const claims = keyed.length === 0 ? [] : [{ words: `${suspect} ${learnedWords(keyed, whose)}`, results: keyed }]
  const kinds = [...new Set(results.map(({ test }) => test))].filter((test) => !KEYED.includes(test))
  const others = kinds.map((kind) => {
    const own = results.filter(({ test }) => test === kind)
    const models = listed([...new Set(own.map(({ subject }) => subject))], ', ')
    return { words: KEYLESS[kind]!(suspect, models), results: own }
  })
  return [...claims, ...others]
}

/** A mark that is in its answers themselves may have been handed on: that is not said to be learned. */
const learnedWords = (keyed: readonly Shown[], whose: string): string =>
  keyed.every(({ test }) => test === 'watermark') ? `gives ${whose}, or learned from them` : `learned from ${whose}`

/** ` (canary of …; radioactivity of …)` */
export const subjectWords = (results: readonly Shown[]): string =>
  ` (${listed(
    results.map(({ test, subject }) => `${test} of ${subject}`),
    '; ',
  )})`

/** ` (canary, style)` */
export const testWords = (results: readonly Shown[]): string =>
  results.length === 0 ? '' : ` (${[...new Set(results.map(({ test }) => test))].join(', ')})`

/** So many, and how many others. */
function listed(all: readonly string[], by: string): string {
  const others = all.length - SUBJECTS_MAX
  const told = all.slice(0, SUBJECTS_MAX).join(by)
  return others > 0 ? `${told} and ${others} ${others === 1 ? 'other' : 'others'}` : told
}
