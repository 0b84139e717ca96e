import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const agentic: PresetInput = {
  ...MONTH,
  name: 'agentic',
  summary: 'tool loops that move to a released model within a day',
  exchanges: 50_000,
  models: [...MONTH.models],
  release: { day: 17, model: 'meridian-4-preview' },
  campaigns: [
    {
      name: 'agentic-pivot',
      capability: 'agentic-coding',
      accounts: 130,
      exchanges: 7200,
      deck: ['tools', 'code'],
      elicitation: ['agentic', 'evolve'],
      toolSteps: 3,
      camouflage: 0.3,
      network: 'residential',
      addresses: 90,
      accountsPerCard: 4,
      signupDays: 6,
      pivot: 0.9,
    },
  ],
}
