import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'content-exchangeability',
  title: 'Accounts dealt from one deck',
  stage: 'campaign',
  family: 'content',
  verdict: 'operator',
  claims:
    'Texts of two different accounts are as like each other as two texts of one account, and unlike the population’s.',
  null_model:
    'the same ratio in neighbourhoods of innocent accounts that write about the same things, found on one half of the texts and tested on the other',
  unit: 'likeness between accounts over likeness within',
  needs: ['content'],
  papers: [
    'Diaconis and Freedman, Finite exchangeable sequences, Annals of Probability 8 (1980)',
    'Weinberger et al., Feature hashing for large scale multitask learning, ICML 2009',
  ],
  atlas: ['AML.T0024.002', 'AML.T0021'],
}
