import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const rare: PresetInput = {
  ...MONTH,
  name: 'rare',
  summary: 'sixty harvesters among ten thousand accounts',
  exchanges: 480_000,
  models: [...MONTH.models],
  release: { day: 20, model: 'meridian-4-preview' },
  campaigns: [
    {
      name: 'rare',
      capability: 'reasoning',
      accounts: 60,
      exchanges: 2400,
      deck: ['math'],
      elicitation: ['cot', 'none'],
      paraphrase: 0.5,
      camouflage: 0.4,
      hours: 'mimic',
      aged: true,
      mixedParameters: true,
      clients: ['sdk', 'http', 'framework'],
      outputTokens: 900,
    },
  ],
}
