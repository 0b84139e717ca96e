import type { Evidence, NearMiss, Verdict } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import { combineBySimes } from '#lib/combine-p-values.js'
import { confidenceOf } from './confidence.js'
import type { GroupSigns } from './group-signs.js'

export interface Judgement {
  confidence: number
  verdicts: { operator: Verdict; harvesting: Verdict }
  /** why the group is not raised; absent where it is */
  near_miss?: { kind: NearMiss['kind']; reason: string }
}

/**
 * The two halves of the question, each with its own evidence; a campaign is raised only where both hold and nothing
 * innocent explains them better.
 */
export function judgeGroup(signs: GroupSigns, evidence: readonly Evidence[], settings: Settings['verdict']): Judgement {
  const of = (verdict: Evidence['verdict']) => evidence.filter((e) => e.verdict === verdict)
  const operator_p = combineBySimes(of('operator').map((e) => e.p_value))
  const harvesting_p = combineBySimes(of('harvesting').map((e) => e.p_value))
  const { both, operator, harvesting } = confidenceOf(signs, evidence)
  const innocent = innocentReading(signs, settings)
  const confidence = innocent ? Math.min(0.05, both) : both
  const verdicts = {
    operator: { p_value: operator_p, confidence: operator, summary: operatorSummary(signs, of('operator')) },
    harvesting: { p_value: harvesting_p, confidence: harvesting, summary: harvestingSummary(signs, of('harvesting')) },
  }
  if (innocent) return { confidence, verdicts, near_miss: innocent }
  if (confidence < settings.confidence_min) {
    const reason = `Both verdicts together reach a confidence of ${confidence.toFixed(2)}, below ${settings.confidence_min}.`
    return { confidence, verdicts, near_miss: { kind: 'inconclusive', reason } }
  }
  return { confidence, verdicts }
}

/** Innocent groups that pass one half of the question, told by what they lack of the other. */
export function innocentReading(
  signs: Omit<GroupSigns, 'output_excess'>,
  settings: Settings['verdict'],
): Judgement['near_miss'] {
  if (signs.known > signs.accounts) {
    return {
      kind: 'known',
      reason: `${signs.known} of its accounts are known to be innocent, ${signs.accounts} are not.`,
    }
  }
  if (signs.prompts < Math.max(settings.prompts_min, settings.prompts_per_text_min * signs.texts)) {
    // A class has a handful of tasks, each sent once or twice; a suite is longer and sent whole.
    const kind = signs.prompts >= settings.prompts_min || signs.texts >= 40 ? 'evaluation-suite' : 'classroom'
    return {
      kind,
      reason: `The accounts send the same few prompts, in effect ${Math.round(signs.prompts)} different ones, ${Math.round(signs.texts)} an account: a task that is shared, not a deck that is dealt.`,
    }
  }
  if (signs.distinct < settings.distinct_min) {
    return {
      kind: 'evaluation-suite',
      reason: `Every prompt is sent by ${Math.round(1 / Math.max(0.001, signs.distinct))} accounts in the mean: a suite that many run, not a deck that is dealt.`,
    }
  }
  if (signs.alike_stripped < settings.alike_min) {
    const kind = signs.alike >= settings.alike_min ? 'shared-template' : 'inconclusive'
    return {
      kind,
      reason: `Without their common words the accounts are ${percent(signs.alike_stripped)} as like each other as each is to itself: every account has topics of its own.`,
    }
  }
  if (signs.accounts < settings.accounts_min) {
    return {
      kind: 'too-small',
      reason: `${signs.accounts} accounts alike; below ${settings.accounts_min} that happens by chance.`,
    }
  }
  return undefined
}

function operatorSummary(signs: GroupSigns, evidence: readonly Evidence[]): string {
  const strong = evidence.filter((e) => e.p_value < 0.001 && e.kind !== 'content-exchangeability').map((e) => e.kind)
  const alike = `Two accounts are ${percent(signs.alike_stripped)} as like each other as one is to itself`
  return strong.length === 0 ? `${alike}.` : `${alike}; also: ${strong.join(', ')}.`
}

function harvestingSummary(signs: GroupSigns, evidence: readonly Evidence[]): string {
  const strong = evidence.filter((e) => e.p_value < 0.01).map((e) => e.kind)
  const deck = `${percent(signs.distinct)} of the accounts' prompts stand in no other account`
  return strong.length === 0 ? `${deck}.` : `${deck}; also: ${strong.join(', ')}.`
}

const percent = (share: number): string => `${Math.round(100 * share)} %`
