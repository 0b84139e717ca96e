import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const reasoning: PresetInput = {
  ...MONTH,
  name: 'reasoning',
  summary: 'chains of thought for word problems, dealt out in turn from a data centre',
  exchanges: 45_000,
  models: [...MONTH.models],
  campaigns: [
    {
      name: 'reasoning',
      capability: 'reasoning',
      accounts: 45,
      exchanges: 2300,
      deck: ['math'],
      samples: 2,
      elicitation: ['cot'],
      paraphrase: 0.3,
      startDay: 5,
      days: 18,
      dispatch: 'round-robin',
      network: 'datacenter',
      addresses: 11,
      accountsPerCard: 7,
      outputTokens: 1200,
    },
  ],
}
