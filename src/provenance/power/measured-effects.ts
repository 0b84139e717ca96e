export type WatermarkEffect = 'kgw' | 'sbw' | 'gumbel'
type Point = readonly [contamination: number, distance: number]

/** How far the mean score of a student lies above chance, by contamination and scheme. */
export interface MeasuredEffect {
  source: string
  supervised: boolean
  /** distance in standard deviations of one score; a scheme that was not measured is taken to be as far as KGW */
  points: Readonly<{ kgw: readonly Point[] } & Partial<Record<WatermarkEffect, readonly Point[]>>>
  /** of the tokens of its answers, those that counted at 5 %; of KGW where a scheme has none */
  scored_shares: Readonly<{ kgw: number } & Partial<Record<WatermarkEffect, number>>>
  /** said beside what follows from it */
  note: string
}

/**
 * The first is a language model of 7 billion parameters, trained on 5 % of watermarked instructions (Sander et al., arXiv
 * 2402.14904: .25881 green of 248,200 tokens, γ .25). The students are those of `npm run bench -- radioactivity --clean 0`,
 * two tokens of context, closed form, one run of each; supervised the rows of contexts, else those of n-grams. Shares whose
 * mean was within two standard errors of chance are left out.
 */
export const MEASURED_EFFECTS: readonly MeasuredEffect[] = [
  {
    source: 'language model, arXiv 2402.14904',
    supervised: true,
    points: { kgw: [[0.05, 0.02035]] },
    scored_shares: { kgw: 0.1 },
    note: 'measured at 5 % with KGW, taken to be proportional to the share; how many tokens count is an assumption',
  },
  {
    source: 'trigram student of the bench',
    supervised: true,
    points: {
      kgw: [
        [0.05, 0.172],
        [0.1, 0.213],
      ],
      sbw: [
        [0.01, 0.068],
        [0.05, 0.109],
        [0.1, 0.171],
      ],
      gumbel: [
        [0.01, 0.452],
        [0.05, 0.634],
        [0.1, 0.682],
      ],
    },
    scored_shares: { kgw: 0.034, sbw: 0.033, gumbel: 0.0088 },
    note: 'simulated; it keeps what it read word for word',
  },
  {
    source: 'trigram student of the bench',
    supervised: false,
    points: {
      kgw: [
        [0.05, 0.026],
        [0.1, 0.04],
      ],
      sbw: [
        [0.05, 0.017],
        [0.1, 0.034],
      ],
      gumbel: [
        [0.05, 0.018],
        [0.1, 0.022],
      ],
    },
    scored_shares: { kgw: 0.58, sbw: 0.48, gumbel: 0.55 },
    note: 'simulated; it keeps what it read word for word',
  },
  {
    source: 'neural student of the bench',
    supervised: true,
    points: {
      kgw: [
        [0.05, 0.144],
        [0.1, 0.153],
      ],
      sbw: [
        [0.05, 0.084],
        [0.1, 0.086],
      ],
      gumbel: [
        [0.01, 0.364],
        [0.05, 0.439],
        [0.1, 0.502],
      ],
    },
    scored_shares: { kgw: 0.012, sbw: 0.012, gumbel: 0.0037 },
    note: 'simulated; a small network that read its texts sixteen times',
  },
]
