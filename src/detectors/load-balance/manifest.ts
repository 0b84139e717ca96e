import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'load-balance',
  title: 'Load balancing between accounts',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: "The group's hourly total is steadier than its members' own hours allow: when one works, another rests.",
  null_model:
    "members that do not heed each other: ratio 1 of the variance of the sum to the sum of variances, about the hour's mean; the same statistic in sets of innocent accounts, matched in number and activity",
  unit: 'minus the natural logarithm of the variance ratio',
  needs: [],
  papers: [
    'Schluter, A Variance Test for Detecting Species Associations, Ecology 65 (1984)',
    'Cao et al., SynchroTrap, CCS 2014',
  ],
  atlas: ['AML.T0008.005', 'AML.T0034'],
}
