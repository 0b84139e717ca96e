import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'dealt-lengths',
  title: 'Dealt lengths',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims: 'What the members send differs in length as if all of it were dealt from one deck.',
  null_model:
    'the share of the variance of log input tokens that lies between accounts, in sets of innocent accounts, matched in number and activity',
  unit: 'minus the share of variance between accounts',
  needs: [],
  papers: ['Fisher, Statistical Methods for Research Workers (1925): the intraclass correlation'],
  atlas: ['AML.T0024.002'],
}
