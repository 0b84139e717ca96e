import type { PlannedTest, ProvenanceResult, ProvenanceTest, RegisteredPlan } from '#contract/provenance.js'
import type { PlanCheck } from '#contract/provenance-plan.js'
import { plannedTestOf } from '../plan/planned-test-of.js'
import { settingsDiffer } from '../plan/settings-differ.js'

/** What a log of answers is known by. */
export interface AnswersHeld {
  /** `sha256` of its last entry */
  head: string | null
  /** of outputs.json as it follows from the log */
  outputs_sha256: string
}

export interface Registration {
  /** the test of the plan that the result is of, whether it holds or not */
  planned: PlannedTest | undefined
  registered: boolean
  /** why it is not; empty where it is */
  why: string
}

/** Tests that cannot be made without what was asked: marked text in a prompt, repeated, is no sign of learning. */
const ASKED: readonly ProvenanceTest[] = ['canary', 'watermark', 'radioactivity']
const NO_PLAN = 'no plan that is older than the answers names the test'

/**
 * Whether a result is of a test that was planned: the plan holds and names it, and the result was made of the very answers
 * whose log shows when they were asked for, of the plan's prompts, and set as planned. Otherwise answers of before the plan,
 * or the best of several tries, would count as what was planned.
 */
export function registerResult(
  result: ProvenanceResult,
  {
    plan,
    check,
    answers,
  }: { plan: RegisteredPlan | null; check: Pick<PlanCheck, 'holds'> | null; answers: AnswersHeld | null },
): Registration {
  const planned = plan === null ? undefined : plannedTestOf(plan.plan, result)
  if (plan === null || planned === undefined || check?.holds !== true)
    return { planned, registered: false, why: NO_PLAN }
  const why = [
    ...answersDiffer(result, answers),
    ...promptsDiffer(result, plan.plan.prompts.sha256),
    ...settingsDiffer(planned, result.options ?? {}),
  ].join('; ')
  return { planned, registered: why === '', why }
}

function answersDiffer({ inputs = [] }: ProvenanceResult, answers: AnswersHeld | null): string[] {
  const own = inputs.filter(({ what }) => what === 'answers' || what === 'log')
  if (own.length === 0) return ['it does not say of which answers it was made']
  const held = own.every(({ what, sha256 }) => sha256 === (what === 'log' ? answers?.head : answers?.outputs_sha256))
  return held ? [] : [`it was made of other answers than the log holds: ${own.map(({ name }) => name).join(', ')}`]
}

function promptsDiffer({ test, inputs = [] }: ProvenanceResult, planned: string): string[] {
  const asked = inputs.filter(({ what }) => what === 'prompts')
  if (asked.length === 0) return ASKED.includes(test) ? ['it does not say with which prompts it was made'] : []
  return asked.every(({ sha256 }) => sha256 === planned)
    ? []
    : ['it was made with other prompts than those of the plan']
}
