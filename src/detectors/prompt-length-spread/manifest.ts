import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'prompt-length-spread',
  title: 'Narrow spread of prompt lengths',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: "The group's prompts are of much more similar length than those of as many strangers.",
  null_model:
    'standard deviation of the logarithm of prompt length in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'minus the standard deviation, nats',
  needs: ['content'],
  papers: ['Juuti et al., PRADA, EuroS&P 2019'],
  atlas: ['AML.T0024.002'],
}
