import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'single-turn',
  title: 'Single turns',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'Members ask once and never follow up.',
  null_model:
    'share of exchanges that open a conversation in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'mean share of exchanges',
  needs: ['content'],
  papers: ['Juuti et al., PRADA: Protecting against DNN Model Stealing Attacks, EuroS&P 2019'],
  atlas: ['AML.T0024.002'],
}
