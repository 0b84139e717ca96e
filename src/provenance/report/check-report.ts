import { createHash } from 'node:crypto'
import type { ProvenanceReport, ProvenanceResult, RegisteredPlan } from '#contract/provenance.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { signerOf } from '../plan/verify-plan.js'
import { adjustResults } from './adjust-results.js'
import { NO_PLAN, reportIdOf } from './assemble-report.js'
import { gradeOne } from './grade-one.js'
import { gradeVerdict } from './grade-verdict.js'
import { namesOthers } from './hide-others.js'
import { registerResult } from './register-result.js'

export interface ReportChecked {
  /** whether sentences are compared too: only the version that made a report writes the same ones. Default true */
  words?: boolean
  /** at what time an authority says that it was shown this hash; undefined where the answer is none, or of something else */
  readTime?: ReadTime
}

/** @param tsr a `TimeStampResp` of RFC 3161, DER @param sha256 hexadecimal */
export type ReadTime = (tsr: Uint8Array, sha256: string) => Date | undefined

/** Of another spelling of doubles by other machines: no grade hangs by it. */
const ROUNDING = 1e-9

/**
 * Grades a report again from what stands in it, and tells in words what does not follow; empty where all does. What it
 * rests on is taken as given: the numbers of the results, what a test found to be cleared, the fate of the log, and
 * whether somebody trusts the key of the plan. A report is shown, and signed with the case of its campaign, so that what
 * it says must follow from what it holds, whoever handed it in.
 */
export function checkReport(report: ProvenanceReport, { words = true, readTime }: ReportChecked = {}): string[] {
  const unspeakable = checkSpelling(report)
  if (unspeakable !== undefined) return [unspeakable]
  const problems = [...checkWhole(report), ...checkPlan(report, words, readTime)]
  const adjusted = adjustResults(report.results)
  const grounds = groundsOf(report)
  for (const [at, told] of report.results.entries()) {
    const { adjusted_p_value } = adjusted[at]!
    const why = checkAdjusted(told, adjusted_p_value) ?? checkGrade(told, gradeAgain(report, told, grounds), words)
    if (why !== undefined) problems.push(`result ${at + 1}, ${told.test} of ${told.subject}: ${why}`)
  }
  const verdict = gradeVerdict(report.suspect, report.results, report.campaign ?? undefined)
  if (verdict.grade !== report.verdict.grade)
    problems.push(`its verdict is \`${report.verdict.grade}\`, and its results come to \`${verdict.grade}\``)
  else if (words && verdict.statement !== report.verdict.statement)
    problems.push('its verdict is in other words than its results give')
  return problems
}

/** Ids and signatures are of canonical JSON, which not every text has. */
function checkSpelling(report: ProvenanceReport): string | undefined {
  try {
    canonicalJson(report)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function checkWhole(report: ProvenanceReport): string[] {
  const { suspect, campaign, results, inputs, command } = report
  return [
    ...(report.id === reportIdOf(report) ? [] : ['its id is not that of what it holds']),
    ...(results.every((result) => result.suspect === suspect) ? [] : ['results are of another suspect']),
    ...(campaign === null || results.every((result) => namesNoOther(result, campaign))
      ? []
      : ['results name other campaigns']),
    ...(campaign === null || !namesOthers([inputs, command], campaign) ? [] : ['its files name other campaigns']),
  ]
}

/** A report of a campaign goes to those who are concerned by that one. */
const namesNoOther = ({ suspect, ...told }: ProvenanceResult, campaign: string): boolean =>
  (told.campaign === undefined || told.campaign === campaign) && !namesOthers(told, campaign)

function checkPlan(report: ProvenanceReport, words: boolean, readTime?: ReadTime): string[] {
  const { plan, campaign, results } = report
  const registered = results.some((result) => result.registered)
  if (plan === null)
    return [
      ...(campaign === null ? [] : ['it names a campaign, and has no plan that does']),
      ...(registered ? ['results are called registered, and it has no plan'] : []),
      ...(!words || report.plan_check === NO_PLAN ? [] : ['it has no plan, and says something of one']),
    ]
  const signer = signerOf(plan)
  return [
    ...(typeof signer === 'string' ? [`its plan does not hold: ${signer}`] : []),
    ...((plan.plan.campaign ?? null) === campaign ? [] : ['it names another campaign than its plan']),
    ...(plan.plan.suspect.name === report.suspect ? [] : ['it names another suspect than its plan']),
    ...(registered ? checkOrder(plan, report.collection?.first_at ?? null, readTime) : []),
  ]
}

/** Where an authority attests a time, that one counts: the plan's own is the word of who wrote it. */
function checkOrder(registered: RegisteredPlan, first_at: string | null, readTime?: ReadTime): string[] {
  if (first_at === null) return ['results are called registered, and no log shows when the first question was asked']
  const made = madeAt(registered, readTime)
  if (made === undefined) return ['results are called registered, and the timestamp of its plan is none of it']
  return made.getTime() >= Date.parse(first_at)
    ? ['results are called registered, and its plan is not older than the first question']
    : []
}

/** Who has no reader of timestamps goes by the plan's own time. */
function madeAt({ plan, signature, timestamp }: RegisteredPlan, readTime?: ReadTime): Date | undefined {
  if (timestamp === undefined || readTime === undefined) return new Date(plan.created_at)
  const signed = createHash('sha256').update(Buffer.from(signature.value, 'base64')).digest('hex')
  return readTime(Buffer.from(timestamp, 'base64'), signed)
}

const checkAdjusted = ({ adjusted_p_value }: ProvenanceResult, least: number | null): string | undefined =>
  least === null || (adjusted_p_value !== null && adjusted_p_value >= least * (1 - ROUNDING))
    ? undefined
    : `its adjusted p-value is less than the correction over all results gives, ${least}`

function checkGrade(told: ProvenanceResult, again: readonly ProvenanceResult[], words: boolean): string | undefined {
  const graded = again.filter(({ grade }) => grade === told.grade)
  if (graded.length === 0)
    return `it is called \`${told.grade}\`, and comes to ${[...new Set(again.map(({ grade }) => `\`${grade}\``))].join(' or ')}`
  const planned = graded.filter(({ registered }) => registered === told.registered)
  if (planned.length === 0)
    return `it is called ${told.registered ? '' : 'not '}registered, against what it was made of`
  const same = planned.some(
    ({ statement, alternatives }) => statement === told.statement && alternatives.length === told.alternatives.length,
  )
  return same || !words ? undefined : 'it is in other words than its numbers give'
}

interface Ground {
  check: { holds: boolean } | null
  /** hash of the texts in the log; undefined: it is not known, and may be that of the result */
  texts: string | undefined
}

/**
 * What results may have been held against. Two things do not stand in a report: whether the plan held, which was so where
 * any result is registered, and the hash of the texts in the log, which is that of any result that is registered.
 */
function groundsOf({ results }: ProvenanceReport): Ground[] {
  const registered = results.filter((result) => result.registered)
  const [texts] = registered.flatMap(answersOf)
  return [{ check: { holds: true }, texts }, ...(registered.length > 0 ? [] : [{ check: null, texts }])]
}

/** The result as it may have come out; a test may have cleared where the report does not. */
function gradeAgain(
  { plan, collection }: ProvenanceReport,
  told: ProvenanceResult,
  grounds: readonly Ground[],
): ProvenanceResult[] {
  const head = collection?.log_sha256 ?? null
  const pass_through = collection?.pass_through ?? null
  const lesser = told.grade === 'not shown' || told.grade === 'untested'
  const tested = [told, ...(lesser ? [{ ...told, grade: 'cleared' as const }] : [])]
  const held = grounds.flatMap(({ check, texts }) =>
    (texts === undefined ? [...answersOf(told).slice(0, 1), ''] : [texts]).map((outputs_sha256) => ({
      plan,
      check,
      answers: { head, outputs_sha256 },
    })),
  )
  return held.flatMap((ground) =>
    tested.map((result) => gradeOne(result, registerResult(result, ground), { plan, pass_through })),
  )
}

const answersOf = ({ inputs = [] }: ProvenanceResult): string[] =>
  inputs.flatMap(({ what, sha256 }) => (what === 'answers' ? [sha256] : []))
