import type { Settings } from '#contract/settings.js'

/** What settings say of how people judge: whether they sign in, and how long what they clear holds. */
export const judging = ({ people, decisions }: Pick<Settings, 'people' | 'decisions'>) => ({
  people: people !== undefined,
  clearance_days: decisions.clearance_days,
})
