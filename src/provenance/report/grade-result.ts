import { KEYED } from '#contract/counts-for.js'
import type { ProvenanceGrade, ProvenanceResult } from '#contract/provenance.js'
import { wasTried } from './adjust-results.js'
import { judgeControls } from './judge-controls.js'

/** A plan may set a stricter threshold, not a laxer one: what one suspect in a thousand shows by chance is not strong. */
const STRONG_P_MAX = 1e-3
/** Below it, and without what makes it strong, a result is worth another test. */
const SUGGESTIVE_P_MAX = 0.01

export interface GradingGround {
  /** adjusted p-value below which the plan calls it strong; undefined where no plan names the test */
  threshold: number | undefined
  /** the plan holds, and names the test as it was made (register-result.ts) */
  registered: boolean
  /** why not, in words, where that is known */
  unregistered_why?: string
  /** the plan says how little would have been found (settings least_contamination, least_adoption) */
  names_least: boolean
  /** null: the answers did not come over an endpoint, or it is not known how */
  pass_through: 'excluded' | 'seen' | 'untested' | null
}

export interface Graded {
  grade: ProvenanceGrade
  /** why it is no more than that; empty where nothing is lacking */
  reasons: string[]
}

/**
 * How much a result says. Strong only with a key or a randomised canary, a registered plan, an adjusted p-value below its
 * threshold, and controls that stayed silent; not where the endpoint may hand questions on to our own service. Style is at
 * most a lead. `cleared` is what a test says that could have seen something, so it is taken over from the test.
 */
export function gradeResult(result: ProvenanceResult, ground: GradingGround): Graded {
  if (!wasTried(result)) return { grade: 'untested', reasons: ['nothing could be scored'] }
  if (result.test === 'identity')
    return { grade: 'not probative alone', reasons: ['models say of themselves what they have read'] }
  if (ground.pass_through === 'seen')
    return { grade: 'untested', reasons: ['the endpoint hands questions on to our own service: its answers are ours'] }
  if (result.test === 'style') return gradeStyle(result)
  const p = result.adjusted_p_value ?? result.p_value
  const threshold = Math.min(ground.threshold ?? SUGGESTIVE_P_MAX, STRONG_P_MAX)
  const controls = judgeControls(result, threshold)
  if (p >= Math.max(threshold, SUGGESTIVE_P_MAX)) return gradeSilence(result, controls.state, ground)
  if (controls.state === 'not clean') return { grade: 'not shown', reasons: [controls.why] }
  const reasons = [
    ...(KEYED.includes(result.test) ? [] : ['it has no key: models of one descent agree as well']),
    ...(ground.registered ? [] : [ground.unregistered_why ?? 'no plan that is older than the answers names the test']),
    ...(p < threshold ? [] : [`the adjusted p-value is not below ${threshold}`]),
    ...(controls.state === 'clean' ? [] : [controls.why]),
    ...(ground.pass_through === 'untested'
      ? ['it was not excluded that the endpoint hands questions on to our own service']
      : []),
  ]
  return { grade: reasons.length === 0 ? 'strong' : 'suggestive', reasons }
}

function gradeStyle({ grade }: ProvenanceResult): Graded {
  const named = grade === 'lead' || grade === 'suggestive' || grade === 'strong'
  return named
    ? { grade: 'lead', reasons: ['style says where to look, and proves nothing'] }
    : { grade: 'not shown', reasons: ['no teacher stands out from the controls'] }
}

/**
 * A test whose controls are not silent cannot clear anybody either, nor one for which nobody had said beforehand how little
 * it should find: chosen afterwards, that clears whom one likes.
 */
function gradeSilence({ grade }: ProvenanceResult, controls: string, ground: GradingGround): Graded {
  const { registered, unregistered_why, names_least } = ground
  const reasons = ['no more than chance gives']
  if (grade !== 'cleared') return { grade: 'not shown', reasons }
  if (!registered) reasons.push(unregistered_why ?? 'no plan that is older than the answers says what would clear')
  else if (!names_least) reasons.push('the plan does not say what would clear')
  else if (controls !== 'not clean') return { grade: 'cleared', reasons: [] }
  return { grade: 'not shown', reasons }
}
