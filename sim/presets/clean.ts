import type { PresetInput } from '#sim/options.js'
import { MONTH } from './town.js'

export const clean: PresetInput = {
  ...MONTH,
  name: 'clean',
  summary: 'innocents only, with a class, evaluators and apps that look like campaigns',
  exchanges: 60_000,
  models: [...MONTH.models],
  release: { day: 14, model: 'meridian-4-preview' },
  campaigns: [],
}
