import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'replacement',
  title: 'Replacement of lost accounts',
  stage: 'campaign',
  family: 'time',
  verdict: 'operator',
  claims: 'When a member falls silent or is banned, a new member begins within a day.',
  null_model:
    'as many stops and starts, strewn over the log; the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'natural logarithm of observed over expected pairs (stop, start)',
  needs: [],
  papers: ['Thomas et al., Trafficking Fraudulent Accounts, USENIX Security 2013'],
  atlas: ['AML.T0021', 'AML.T0012'],
}
