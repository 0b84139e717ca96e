import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'sign-up-burst',
  title: 'Sign-up burst',
  stage: 'link',
  family: 'infrastructure',
  verdict: 'operator',
  claims: 'Members were created together within a few days.',
  null_model:
    'the scan statistic of creation dates in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'share of accounts created within the fullest window',
  needs: ['accounts'],
  papers: ['Glaz, Naus and Wallenstein, Scan Statistics, 2001'],
  atlas: ['AML.T0021'],
}
