import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-payment',
  title: 'Shared payment instruments',
  stage: 'link',
  family: 'payment',
  verdict: 'operator',
  claims: 'Members of the group are paid for with the same instruments.',
  null_model:
    'the same statistic in sets of innocent accounts, matched in number and activity; from the observed weight the expectation of a degree-corrected Poisson null is taken',
  unit: 'nats of weighted sharing pairs above chance',
  needs: ['payment'],
  papers: [
    'Tumminello et al., Statistically Validated Networks in Bipartite Complex Systems, PLoS ONE 6 (2011)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
    'Cao et al., Uncovering Large Groups of Active Malicious Accounts in Online Social Networks (SynchroTrap), CCS 2014',
  ],
  atlas: ['AML.T0021'],
}
