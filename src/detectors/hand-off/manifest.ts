import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'hand-off',
  title: 'Hand-off between accounts',
  stage: 'link',
  family: 'time',
  verdict: 'operator',
  claims: "A member begins within minutes of another's ending, more often than in the half hour before.",
  null_model:
    'ends of sittings lie evenly in the half hour before a start; the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'natural logarithm of observed over expected pairs (end, start)',
  needs: [],
  papers: ['Cao et al., SynchroTrap, CCS 2014'],
  atlas: ['AML.T0008.005'],
}
