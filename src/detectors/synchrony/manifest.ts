import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'synchrony',
  title: 'Synchronous activity',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: "The group's members work and rest together, beyond the hours that people keep.",
  null_model:
    "members that do not heed each other: ratio 1 of the variance of the sum to the sum of variances, about the hour's mean; the same statistic in sets of innocent accounts, matched in number and activity",
  unit: 'natural logarithm of the variance ratio',
  needs: [],
  papers: [
    'Schluter, A Variance Test for Detecting Species Associations, Ecology 65 (1984)',
    'Cao et al., SynchroTrap, CCS 2014',
  ],
  atlas: ['AML.T0008.005'],
}
