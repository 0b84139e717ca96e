import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'shared-items',
  title: 'Items of a pool',
  stage: 'link',
  family: 'payment',
  verdict: 'operator',
  claims:
    'The same accounts share payment instruments among them and addresses among them, and hardly anybody else does.',
  null_model:
    'the largest group found in the same way where each channel’s items were dealt to other accounts as wholes, so that only the agreement of the channels is left to chance',
  unit: 'accounts that hold exclusive items of two channels',
  needs: ['network', 'payment'],
  papers: [
    'Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. (2008)',
    'Newman, Modularity and community structure in networks, PNAS 103 (2006): the degree-corrected expectation',
    'Stringhini et al., EVILCOHORT: Detecting Communities of Malicious Accounts on Online Services, USENIX Security 2015',
    'Pacheco et al., Uncovering Coordinated Networks on Social Media, ICWSM 2021',
  ],
  atlas: ['AML.T0021', 'AML.T0008.005'],
}
