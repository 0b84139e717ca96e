import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'pivot',
  title: 'Pivot to a new model',
  stage: 'campaign',
  family: 'time',
  verdict: 'operator',
  claims: 'Members that were there before take up a newly released model within a day, together.',
  null_model:
    'share of such chances taken in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'share of chances taken',
  needs: [],
  papers: [
    "public reports of harvesting campaigns, 2026: half of a campaign's traffic moved to a new model within 24 hours",
  ],
  atlas: ['AML.T0040'],
}
