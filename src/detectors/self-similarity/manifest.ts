import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'self-similarity',
  title: 'Prompts like each other',
  stage: 'campaign',
  family: 'content',
  verdict: 'harvesting',
  claims: 'Prompts of different members are more alike than those of as many strangers.',
  null_model:
    'mean cosine between one prompt each of the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'mean cosine',
  needs: ['content'],
  papers: ['Friedman and Dieng, The Vendi Score: A Diversity Evaluation Metric for Machine Learning, TMLR 2023'],
  atlas: ['AML.T0024.002'],
}
