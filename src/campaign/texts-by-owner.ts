import type { TextSample } from '#contract/profiles.js'

/** The texts named, by account. */
export function textsByOwner(sample: TextSample, texts: Iterable<number>): Map<number, number[]> {
  const byOwner = new Map<number, number[]>()
  for (const t of texts) {
    const own = byOwner.get(sample.account[t]!)
    if (own) own.push(t)
    else byOwner.set(sample.account[t]!, [t])
  }
  return byOwner
}
