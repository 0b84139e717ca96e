import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-system-prompt',
  title: 'Shared system prompts',
  stage: 'link',
  family: 'infrastructure',
  verdict: 'operator',
  claims: 'Members of the group send the same system prompt, which hardly anyone else does.',
  null_model:
    'the same statistic in sets of innocent accounts, matched in number and activity; from the observed weight the expectation of a degree-corrected Poisson null is taken',
  unit: 'nats of weighted sharing pairs above chance',
  needs: ['content'],
  papers: [
    'Tumminello et al., Statistically Validated Networks in Bipartite Complex Systems, PLoS ONE 6 (2011)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
  ],
  atlas: ['AML.T0040', 'AML.T0024.002'],
}
