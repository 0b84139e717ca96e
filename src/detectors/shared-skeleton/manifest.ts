import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-skeleton',
  title: 'Shared frames of prompts',
  stage: 'link',
  family: 'content',
  verdict: 'operator',
  claims: 'Members of the group write their prompts within the same frames of first and last words.',
  null_model:
    'the same statistic in sets of innocent accounts, matched in number and activity; from the observed weight the expectation of a degree-corrected Poisson null is taken',
  unit: 'nats of weighted sharing pairs above chance',
  needs: ['content'],
  papers: [
    'Tumminello et al., Statistically Validated Networks in Bipartite Complex Systems, PLoS ONE 6 (2011)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
    'Broder, On the Resemblance and Containment of Documents, 1997',
  ],
  atlas: ['AML.T0024.002'],
}
