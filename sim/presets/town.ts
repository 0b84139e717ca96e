import type { PresetInput } from '#sim/options.js'

/** The usual public of an API: for every 600 private people so many of the others. */
export const TOWN: PresetInput['population'] = {
  casual: 600,
  script: 60,
  agent: 60,
  app: 9,
  team: 7,
  classroom: 3,
  framework: 90,
  byok: 2,
  evaluator: 6,
  reseller: 1,
  labeller: 2,
}

/** What most presets share: a month with two models. */
export const MONTH = {
  start: '2026-03-02T00:00:00Z',
  days: 30,
  models: ['meridian-3', 'meridian-3-swift'],
  population: TOWN,
} as const satisfies Partial<PresetInput>
