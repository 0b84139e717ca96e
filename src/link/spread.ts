import type { Spread } from '#contract/profiles.js'

/** vᵀ S v, S the covariance of a text about its account's mean, for a dense vector v. */
export function spreadAlong(spread: Spread, v: Float32Array): number {
  let sum = 0
  for (let p = 0; p < spread.values.length; p++) {
    const dimensions = spread.dimensions[p]!
    const values = spread.values[p]!
    let dot = 0
    for (let k = 0; k < values.length; k++) dot += values[k]! * v[dimensions[k]!]!
    sum += dot * dot
  }
  return sum / spread.values.length
}

/** tr(S²) = E[(d·d′)²] over independent draws d, d′: neighbours in the list belong to different accounts. */
export function spreadTrace2(spread: Spread, dimensions: number): number {
  const dense = new Float32Array(dimensions)
  let sum = 0
  let pairs = 0
  const count = spread.values.length
  const step = Math.max(1, Math.floor(count / 512))
  for (let p = 0; p < count; p += step) {
    spread.dimensions[p]!.forEach((d, k) => {
      dense[d] = spread.values[p]![k]!
    })
    for (let q = 0; q < count; q++) {
      if (q === p) continue
      const at = spread.dimensions[q]!
      const values = spread.values[q]!
      let dot = 0
      for (let k = 0; k < values.length; k++) dot += values[k]! * dense[at[k]!]!
      sum += dot * dot
      pairs++
    }
    for (const d of spread.dimensions[p]!) dense[d] = 0
  }
  return sum / Math.max(1, pairs)
}
