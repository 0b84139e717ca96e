import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'elicitation',
  title: 'Elicitation of training material',
  stage: 'campaign',
  family: 'behaviour',
  verdict: 'harvesting',
  claims:
    'Members ask for what a student model is trained on: reasoning in full, rubric grades, rewritten instructions, plans.',
  null_model:
    'rarity of what is asked for in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'nats of surprise an exchange',
  needs: ['content'],
  papers: ['public reports of harvesting campaigns, 2026'],
  atlas: ['AML.T0024.002', 'AML.T0005.001'],
}
