/** A suspect's score among those of controls. */
export interface ControlRank {
  /** (1 + controls that score as high or higher) / (1 + controls); never below 1 / (1 + controls) */
  rank_p: number
  controls_above: number
  /** score less that of the highest control, in spreads of the controls */
  margin: number
  /** mean of the controls */
  expected: number
}

/** A score that no number of prompts tells apart. */
const SPREAD_MIN = 1e-3

/**
 * Ranks a model among models that are known to be clean. The unit is the model: prompts of one model are not
 * independent, and chances that count them as if they were accuse clean models. Needs two controls or more.
 */
export function rankAgainstControls(own: number, controls: readonly number[]): ControlRank {
  if (controls.length < 2) throw new RangeError(`two controls at least, not ${controls.length}`)
  const expected = controls.reduce((sum, one) => sum + one, 0) / controls.length
  const variance = controls.reduce((sum, one) => sum + (one - expected) ** 2, 0) / (controls.length - 1)
  const controls_above = controls.filter((one) => one >= own).length
  return {
    rank_p: (1 + controls_above) / (1 + controls.length),
    controls_above,
    margin: (own - Math.max(...controls)) / Math.max(SPREAD_MIN, Math.sqrt(variance)),
    expected,
  }
}

/**
 * Share of controls that would stand out by the same margin, each treated as the suspect against the others.
 * @returns null with fewer than three controls: nothing is left to compare with
 */
export function controlsNamed(scores: readonly number[], margin_min: number): number | null {
  if (scores.length < 3) return null
  const named = scores.filter((own, at) => {
    const others = scores.filter((_, other) => other !== at)
    return rankAgainstControls(own, others).margin >= margin_min
  })
  return named.length / scores.length
}
