import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const lowSlow: PresetInput = {
  ...MONTH,
  name: 'low-slow',
  summary: 'many aged accounts, few requests each, half of them cover; beside it medical questions in Chinese',
  days: 45,
  exchanges: 70_000,
  models: [...MONTH.models],
  campaigns: [
    {
      name: 'low-slow',
      capability: 'software-engineering',
      accounts: 240,
      exchanges: 6500,
      deck: ['code'],
      camouflage: 0.5,
      hours: 'mimic',
      aged: true,
      mixedParameters: true,
      typed: 0.3,
      clients: ['sdk', 'http', 'framework'],
      outputTokens: 500,
    },
    {
      name: 'medical-zh',
      capability: 'medicine',
      accounts: 60,
      exchanges: 1600,
      deck: ['medical-zh'],
      elicitation: ['instruct'],
      camouflage: 0.2,
      hours: 'office',
      signupDays: 7,
    },
  ],
}
