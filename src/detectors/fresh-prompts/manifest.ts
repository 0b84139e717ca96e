import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'fresh-prompts',
  title: 'A dealt deck of prompts',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'No member repeats itself and no member repeats another: the union of prompts grows with every account.',
  null_model:
    'mean freshness within accounts times growth of the union in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'share of prompts that are new to the group',
  needs: ['content'],
  papers: [
    'Heck, van Belle and Simberloff, Explicit calculation of the rarefaction diversity measurement, Ecology 56 (1975)',
  ],
  atlas: ['AML.T0024.002'],
}
