import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'output-volume',
  title: 'Output volume',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'Members draw longer answers than as many strangers.',
  null_model:
    'mean logarithm of output tokens in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'mean natural logarithm of output tokens',
  needs: [],
  papers: [],
  atlas: ['AML.T0034', 'AML.T0024.002'],
}
