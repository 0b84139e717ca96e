import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'output-limit',
  title: 'Answers at the limit',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'Members draw answers as long as their own limit allows.',
  null_model:
    'share of answers at the limit that the request set in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'mean share of exchanges',
  needs: [],
  papers: [],
  atlas: ['AML.T0034', 'AML.T0024.002'],
}
