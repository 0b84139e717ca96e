import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const broad: PresetInput = {
  ...MONTH,
  name: 'broad',
  summary: 'general instructions without any template, each sampled twice',
  exchanges: 50_000,
  models: [...MONTH.models],
  campaigns: [
    {
      name: 'broad-instructions',
      capability: 'general',
      accounts: 150,
      exchanges: 4800,
      deck: ['instructions'],
      samples: 2,
      camouflage: 0.3,
      hours: 'mimic',
      signupDays: 20,
      mixedParameters: true,
      clients: ['sdk', 'http', 'framework'],
      outputTokens: 450,
    },
  ],
}
