import type { Manifest } from '#contract/detector.js'

export const manifest: Manifest = {
  name: 'even-pacing',
  title: 'Even pacing',
  stage: 'campaign',
  family: 'time',
  verdict: 'harvesting',
  claims: 'Members send at steadier intervals than people and most applications do.',
  null_model:
    'mean burstiness of the pauses in the same statistic in sets of innocent accounts, matched in number and activity',
  unit: 'minus the mean burstiness A',
  needs: [],
  papers: ['Kim and Jo, Measuring burstiness for finite event sequences, Phys. Rev. E 94 (2016)'],
  atlas: ['AML.T0024.002'],
}
