import { createHash } from 'node:crypto'
import type { ProvenanceReport, ProvenanceResult, RegisteredPlan } from '#contract/provenance.js'
import type { ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { PlanCheck } from '#contract/provenance-plan.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { adjustResults } from './adjust-results.js'
import { gradeOne } from './grade-one.js'
import { gradeVerdict } from './grade-verdict.js'
import { hideOthers } from './hide-others.js'
import { type AnswersHeld, registerResult } from './register-result.js'

export interface ReportParts {
  results: readonly ProvenanceResult[]
  plan: RegisteredPlan | null
  /** of that plan; null where there is none */
  check: PlanCheck | null
  /** of the log of answers; null where none is given */
  log: ProvenanceLogCheck | null
  /** what the log is known by; null where no plan or no log is given */
  answers: AnswersHeld | null
  /** files of results */
  inputs: ProvenanceReport['inputs']
  command: string
  stillwatch_version: string
  now: Date
}

/** What a report without a plan says of it. */
export const NO_PLAN =
  'There is no registered plan: tests may have been chosen after the answers, and none is registered.'

/**
 * A report of all that was tested of one suspect: p-values corrected over all results, each result graded anew by what
 * stands in it, the plan, and the log of answers. Throws an InputError where the results are of several suspects.
 */
export function assembleReport(parts: ReportParts): ProvenanceReport {
  const { plan, check, log } = parts
  const ground = { plan, pass_through: log?.pass_through ?? null }
  const suspect = suspectOf(parts)
  const campaign = plan?.plan.campaign
  const results = adjustResults(parts.results).map((result) => {
    const told = withoutOthers(result, campaign)
    return gradeOne(told, registerResult(told, parts), ground)
  })
  const hide = <Told>(told: Told): Told => (campaign === undefined ? told : hideOthers(told, campaign))
  const inputs = allInputs(hide(parts.inputs), results)
  const collection = log === null ? null : collectionOf(log)
  return {
    schema_version: 1,
    id: reportIdOf({ suspect, plan, collection, inputs, results }),
    generated_at: parts.now.toISOString(),
    stillwatch_version: parts.stillwatch_version,
    plan,
    plan_check: check?.statement ?? NO_PLAN,
    suspect,
    campaign: campaign ?? null,
    collection,
    results,
    verdict: gradeVerdict(suspect, results, campaign),
    inputs,
    command: hide(parts.command),
  }
}

/** A report is known by what it holds: another one has another id. */
export function reportIdOf({
  suspect,
  plan,
  collection,
  inputs,
  results,
}: Pick<ProvenanceReport, 'suspect' | 'plan' | 'collection' | 'inputs' | 'results'>): string {
  const head = collection?.log_sha256 ?? null
  const body = { suspect, plan_sha256: plan?.sha256 ?? null, head, inputs, results }
  return `prov_${createHash('sha256').update(canonicalJson(body)).digest('hex').slice(0, 24)}`
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

function withoutOthers(result: ProvenanceResult, own: string | undefined): ProvenanceResult {
  if (own === undefined) return result
  const { campaign, suspect, ...told } = result
  return { ...hideOthers(told, own), suspect, ...(campaign === own ? { campaign } : {}) }
}

/** Each file once: results of one test have most in common. */
function allInputs(files: ReportParts['inputs'], results: readonly ProvenanceResult[]): ProvenanceReport['inputs'] {
  const all = [...files, ...results.flatMap(({ inputs = [] }) => inputs)]
  return [...new Map(all.map((one) => [[one.what, one.name, one.sha256].join('\n'), one])).values()]
}
