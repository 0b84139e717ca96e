import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'equal-totals',
  title: 'Equal daily totals',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: 'On one day the active members send almost the same number of exchanges.',
  null_model:
    'dispersion index of the daily totals in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'minus the natural logarithm of the dispersion index',
  needs: [],
  papers: ['Fisher, Thornton and Mackenzie, The accuracy of the plating method, Ann. Appl. Biol. 9 (1922)'],
  atlas: ['AML.T0034', 'AML.T0008.005'],
}
