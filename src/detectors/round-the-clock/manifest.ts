import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'round-the-clock',
  title: 'Round the clock',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: 'Together the accounts cover all hours of the day evenly, as no people in one region do.',
  null_model:
    'the resultant length of the start times of sittings in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: '1 minus the Rayleigh resultant length',
  needs: [],
  papers: ['Mardia and Jupp, Directional Statistics, 2000'],
  atlas: ['AML.T0008.005', 'AML.T0034'],
}
