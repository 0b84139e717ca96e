import type { Affiliation } from '#contract/affiliation.js'

/** The level of what is said about who stands behind the campaign, in words. */
export function describeAffiliation({ level, actor, country, state_assistance }: Affiliation): string {
  const where = country === null ? '' : ` (country ${country})`
  if (level === 'none-claimed') return 'No affiliation is claimed: it is not known who stands behind the accounts.'
  const state = STATE[state_assistance]
  if (level === 'suspected')
    return `An affiliation with ${actor ?? 'an unnamed actor'}${where} is suspected. It is not corroborated: it does not rest on two sources that are independent of each other and of our logs. ${state}`
  return `An affiliation with ${actor ?? 'an unnamed actor'}${where} is held to be corroborated: it rests on at least two independent sources, named below. The logs by themselves do not show it. ${state}`
}

const STATE: Record<Affiliation['state_assistance'], string> = {
  unknown: 'Whether a state assisted is not known.',
  alleged: 'That a state assisted is alleged, not corroborated.',
  corroborated: 'That a state assisted is held to be corroborated by the grounds below.',
  'none-found': 'Assistance by a state was looked for and not found.',
}
