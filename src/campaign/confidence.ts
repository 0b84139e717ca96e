import type { Evidence } from '#contract/report.js'
import type { GroupSigns } from './judge-group.js'

/** The logistic function, held off 0 and 1: no log can make anybody certain. */
export function confidenceOf(logit: number): number {
  const bounded = Math.max(-9, Math.min(7, logit))
  return 1 / (1 + Math.exp(-bounded))
}

/** How much one finding says, in nats; held, so that no single one decides. */
const weightOf = ({ p_value }: Evidence, most: number): number =>
  Math.min(most, Math.max(-1, -Math.log(p_value) / 2 - 1))

export function operatorLogit(signs: GroupSigns, evidence: readonly Evidence[]): number {
  const content = 9 * (signs.alike_stripped - 0.35) + 4 * (signs.alike - 0.5)
  const size = 1.5 * Math.log(signs.accounts / 12)
  const other = strongest(evidence.filter((e) => e.family !== 'content').map((e) => weightOf(e, 3)))
  return 1 + Math.min(4, content) + Math.min(2, size) + other
}

export function harvestingLogit(signs: GroupSigns, evidence: readonly Evidence[]): number {
  const deck = 1.5 * Math.log(signs.prompts / Math.max(50, 2 * signs.texts))
  const output = Math.min(0.5, 2 * (signs.output_excess + 0.8))
  const other = strongest(evidence.map((e) => weightOf(e, 3)))
  return 2 + Math.min(3, deck) + output + other
}

/** The two strongest findings of different kinds. */
function strongest(weights: readonly number[]): number {
  const [first = 0, second = 0] = [...weights].sort((a, b) => b - a)
  return Math.max(0, first) + Math.max(0, second) / 2
}
