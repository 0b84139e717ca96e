export type WatermarkEffect = 'kgw' | 'sbw' | 'gumbel'

/** How far the mean score of a student lies above chance, in standard deviations of one score, by contamination. */
export interface MeasuredEffect {
  source: string
  supervised: boolean
  /** schemes that it was measured with; for others the same distance is assumed */
  points: Readonly<Partial<Record<WatermarkEffect, readonly (readonly [contamination: number, distance: number])[]>>>
  /** of the tokens of its answers, those that counted at 5 % */
  scored_share: number
  /** said beside what follows from it */
  note: string
}

/**
 * The first is a language model of 7 billion parameters, trained on 5 % of watermarked instructions (Sander et al., arXiv
 * 2402.14904: .25881 green of 248,200 tokens, γ .25). The students are those of `npm run bench -- radioactivity`, the
 * rows that the text of each names; they are small and keep much of what they read, so they need far less.
 */
export const MEASURED_EFFECTS: readonly MeasuredEffect[] = [
  {
    source: 'language model (arXiv 2402.14904)',
    supervised: true,
    points: { kgw: [[0.05, 0.02035]] },
    scored_share: 0.1,
    note: 'measured at 5 % with KGW, taken to be proportional to the share; of scored tokens one in ten is an assumption',
  },
]
