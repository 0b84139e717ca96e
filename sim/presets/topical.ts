import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const topical: PresetInput = {
  ...MONTH,
  name: 'topical',
  summary: 'every account is dealt one subject of the deck, paraphrased',
  exchanges: 50_000,
  models: [...MONTH.models],
  campaigns: [
    {
      name: 'topical',
      capability: 'coding',
      accounts: 160,
      exchanges: 5600,
      deck: ['code'],
      elicitation: ['none', 'evolve'],
      bySubject: true,
      paraphrase: 0.4,
      camouflage: 0.3,
      hours: 'mimic',
      aged: true,
      mixedParameters: true,
      clients: ['sdk', 'http', 'framework'],
      outputTokens: 500,
    },
  ],
}
