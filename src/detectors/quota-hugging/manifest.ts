import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'quota-hugging',
  title: 'Quota hugging',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: 'Members end their days at nearly the same total, their largest, day after day.',
  null_model:
    "share of active days near the account's top total in the same statistic in sets of innocent accounts, matched in number and activity",
  unit: 'mean share of days',
  needs: [],
  papers: ['Cao et al., SynchroTrap, CCS 2014'],
  atlas: ['AML.T0034'],
}
