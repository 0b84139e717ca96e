import type { ProvenanceReport, ProvenanceResult } from '#contract/provenance.js'
import { gradeResult } from './grade-result.js'
import { listAlternatives } from './list-alternatives.js'
import type { Registration } from './register-result.js'

export interface ReportGround {
  plan: ProvenanceReport['plan']
  /** null: the answers did not come over an endpoint, or it is not known how */
  pass_through: NonNullable<ProvenanceReport['collection']>['pass_through'] | null
}

/** A result as it stands in a report: graded by its numbers and what the report rests on, and said in words. */
export function gradeOne(
  result: ProvenanceResult,
  { planned, registered, why }: Registration,
  { plan, pass_through }: ReportGround,
): ProvenanceResult {
  const { least_contamination, least_adoption } = planned?.settings ?? {}
  const names_least = (least_contamination ?? least_adoption) !== undefined
  const ground = { threshold: planned?.threshold, registered, unregistered_why: why, names_least, pass_through }
  const { grade, reasons } = gradeResult(result, ground)
  // Without a plan the report says so once; with one each result that it does not cover says why.
  const unregistered = registered || plan === null || reasons.includes(why) ? '' : ` Not registered: ${why}.`
  const lacking = reasons.length === 0 ? '' : ` Why not more: ${reasons.join('; ')}.`
  return {
    ...result,
    grade,
    registered,
    statement: `${SENTENCES[grade](result)}${lacking}${unregistered}${servedWords(result, planned)}`,
    alternatives: listAlternatives(result.test, result.alternatives),
  }
}

/** Of many logs some set fits anybody: whoever reads the result is to know that they were chosen freely. */
const servedWords = ({ options }: ProvenanceResult, planned: Registration['planned']): string =>
  options?.served === true && planned !== undefined && planned.settings.served_sha256 === undefined
    ? ' Which served logs were tried was not planned (served_sha256).'
    : ''

type Told = Pick<ProvenanceResult, 'suspect' | 'subject' | 'test'>

const SENTENCES: Record<ProvenanceResult['grade'], (result: Told) => string> = {
  strong: ({ suspect, subject }) => `Strong: answers of ${suspect} depend on ${subject}, beyond what chance gives.`,
  suggestive: (result) => `Suggestive: ${suggestedBy(result)}.`,
  lead: ({ suspect, subject }) => `A lead: in style ${suspect} is nearest to ${subject}.`,
  'not shown': ({ suspect, subject }) => `Not shown: nothing ties ${suspect} to ${subject}.`,
  cleared: ({ suspect, subject }) =>
    `Cleared: had ${suspect} learned from ${subject} as planned for, this test would have seen it.`,
  'not probative alone': ({ suspect }) => `What ${suspect} says of itself was noted; alone it proves nothing.`,
  untested: ({ suspect, subject }) => `Untested: nothing is said of ${suspect} and ${subject}.`,
}

/** Of tests without a key the subject is a model, of whatever vendor: likeness is said, not dependence. */
function suggestedBy({ test, suspect, subject }: Told): string {
  if (test === 'token-agreement') return `${suspect} agrees with ${subject} more often than the controls do`
  if (test === 'lineage') return `${suspect} and ${subject} seem to be of one descent`
  return `answers of ${suspect} seem to depend on ${subject}`
}
