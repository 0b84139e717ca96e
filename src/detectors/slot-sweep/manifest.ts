import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'slot-sweep',
  title: 'Templates swept through their slots',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'Members send one frame with ever new words in its slots.',
  null_model:
    'share of prompts in frames that an account fills with many values in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'mean share of exchanges',
  needs: ['content'],
  papers: ['Tramèr et al., Stealing Machine Learning Models via Prediction APIs, USENIX Security 2016'],
  atlas: ['AML.T0024.002'],
}
