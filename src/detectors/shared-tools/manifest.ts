import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-tools',
  title: 'Shared sets of tools',
  stage: 'link',
  family: 'infrastructure',
  verdict: 'operator',
  claims: 'Members of the group offer the model the same unusual set of tools.',
  null_model:
    'the same statistic in sets of innocent accounts, matched in number and activity; from the observed weight the expectation of a degree-corrected Poisson null is taken',
  unit: 'nats of weighted sharing pairs above chance',
  needs: ['content'],
  papers: [
    'Tumminello et al., Statistically Validated Networks in Bipartite Complex Systems, PLoS ONE 6 (2011)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
  ],
  atlas: ['AML.T0040'],
}
