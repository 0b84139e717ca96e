import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const replay: PresetInput = {
  ...MONTH,
  name: 'replay',
  summary: "a deck of people's own prompts, sent again: only its evenness gives it away",
  exchanges: 50_000,
  models: [...MONTH.models],
  campaigns: [
    {
      name: 'replay',
      capability: 'general',
      accounts: 120,
      exchanges: 4800,
      deck: ['replay'],
      hours: 'mimic',
      signupDays: 25,
      mixedParameters: true,
      typed: 0.5,
      clients: ['sdk', 'http', 'framework'],
      outputTokens: 400,
    },
  ],
}
