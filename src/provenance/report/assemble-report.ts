import { createHash } from 'node:crypto'
import type { ProvenanceReport, ProvenanceResult, RegisteredPlan } from '#contract/provenance.js'
import type { ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { PlanCheck } from '#contract/provenance-plan.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { plannedTestOf } from '../plan/planned-test-of.js'
import { adjustResults } from './adjust-results.js'
import { gradeResult } from './grade-result.js'
import { gradeVerdict } from './grade-verdict.js'
import { listAlternatives } from './list-alternatives.js'

export interface ReportParts {
  results: readonly ProvenanceResult[]
  plan: RegisteredPlan | null
  /** of that plan; null where there is none */
  check: PlanCheck | null
  /** of the log of answers; null where none is given */
  log: ProvenanceLogCheck | null
  inputs: ProvenanceReport['inputs']
  command: string
  stillwatch_version: string
  now: Date
}

const NO_PLAN = 'There is no registered plan: tests may have been chosen after the answers, and none is registered.'

/**
 * A report of all that was tested of one suspect: p-values corrected over all results, each result graded anew by what
 * stands in it, the plan, and the log of answers. Throws an InputError where the results are of several suspects.
 */
export function assembleReport(parts: ReportParts): ProvenanceReport {
  const { plan, check, log, inputs } = parts
  const suspect = suspectOf(parts)
  const results = adjustResults(parts.results).map((result) => gradeOne(result, parts))
  const body = { suspect, plan_sha256: plan?.sha256 ?? null, head: log?.head ?? null, inputs, results }
  return {
    schema_version: 1,
    id: `prov_${createHash('sha256').update(canonicalJson(body)).digest('hex').slice(0, 24)}`,
    generated_at: parts.now.toISOString(),
    stillwatch_version: parts.stillwatch_version,
    plan,
    plan_check: check?.statement ?? NO_PLAN,
    suspect,
    campaign: plan?.plan.campaign ?? null,
    collection: log === null ? null : collectionOf(log),
    results,
    verdict: gradeVerdict(suspect, results),
    inputs: [...inputs],
    command: parts.command,
  }
}

function suspectOf({ plan, results }: ReportParts): string {
  const names = [
    ...new Set([...(plan === null ? [] : [plan.plan.suspect.name]), ...results.map(({ suspect }) => suspect)]),
  ]
  const [name] = names
  if (name === undefined) throw new InputError('there are no results', '--results', 'Name files of results.')
  if (names.length > 1)
    throw new InputError(
      `they are of several suspects: ${names.slice(0, 5).join(', ')}`,
      '--results',
      'Make a report of each.',
    )
  return name
}

const collectionOf = ({ answers, head, first_at, last_at, pass_through }: ProvenanceLogCheck) => ({
  answers,
  log_sha256: head,
  first_at,
  last_at,
  pass_through,
})

function gradeOne(result: ProvenanceResult, { plan, check, log }: ReportParts): ProvenanceResult {
  const planned = plan === null ? undefined : plannedTestOf(plan.plan, result)
  const registered = planned !== undefined && check?.holds === true
  const pass_through = log?.pass_through ?? null
  const { grade, reasons } = gradeResult(result, { threshold: planned?.threshold, registered, pass_through })
  const why = reasons.length === 0 ? '' : ` Why not more: ${reasons.join('; ')}.`
  return {
    ...result,
    grade,
    registered,
    statement: `${SENTENCES[grade](result)}${why}`,
    alternatives: listAlternatives(result.test, result.alternatives),
  }
}

const SENTENCES: Record<ProvenanceResult['grade'], (result: ProvenanceResult) => string> = {
  strong: ({ suspect, subject }) => `Strong: answers of ${suspect} depend on ${subject}, beyond what chance gives.`,
  suggestive: ({ suspect, subject }) => `Suggestive: answers of ${suspect} seem to depend on ${subject}.`,
  lead: ({ suspect, subject }) => `A lead: in style ${suspect} is nearest to ${subject}.`,
  'not shown': ({ suspect, subject }) => `Not shown: nothing ties ${suspect} to ${subject}.`,
  cleared: ({ suspect, subject }) =>
    `Cleared: had ${suspect} learned from ${subject} as planned for, this test would have seen it.`,
  'not probative alone': ({ suspect }) => `What ${suspect} says of itself was noted; alone it proves nothing.`,
  untested: ({ suspect, subject }) => `Untested: nothing is said of ${suspect} and ${subject}.`,
}
