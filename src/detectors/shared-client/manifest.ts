import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-client',
  title: 'Shared clients',
  stage: 'link',
  family: 'infrastructure',
  verdict: 'operator',
  claims: 'Members of the group send with the same unusual client: name, version and TLS fingerprint.',
  null_model:
    'the same statistic in sets of innocent accounts, matched in number and activity; from the observed weight the expectation of a degree-corrected Poisson null is taken',
  unit: 'nats of weighted sharing pairs above chance',
  needs: ['network'],
  papers: [
    'Tumminello et al., Statistically Validated Networks in Bipartite Complex Systems, PLoS ONE 6 (2011)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
    'Stringhini et al., EVILCOHORT: Detecting Communities of Malicious Accounts on Online Services, USENIX Security 2015',
  ],
  atlas: ['AML.T0040'],
}
