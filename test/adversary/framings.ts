import type { Random } from '#lib/random.js'
import { busiestPerson, type FramedLog, frame, groupOf, peopleOfOneTopic, somePeople } from './framing.js'
import { opens, type RangeLog, textOf } from './range-log.js'

/** Somebody has strangers accused. */
export interface Framing {
  name: string
  change: (log: RangeLog, random: Random) => FramedLog
}

const byOrganisation = (log: RangeLog) => groupOf(log, 'team', ({ org_id }) => org_id)
const byClass = (log: RangeLog) => groupOf(log, 'classroom', ({ email_domain }) => email_domain)
/** Users of one app on their own keys: its limit and client differ from the next app's, its first words are its own. */
const byApp = (log: RangeLog) =>
  groupOf(log, 'byok', (line) => (opens(line) ? textOf(line).toLowerCase().slice(0, 24) : null))

export const FRAMINGS: readonly Framing[] = [
  { name: 'copies a class', change: (log, random) => frame(log, byClass(log), random, { each: 12 }) },
  { name: 'copies a team', change: (log, random) => frame(log, byOrganisation(log), random, { each: 20 }) },
  {
    name: 'copies 50 random people',
    change: (log, random) => frame(log, somePeople(log, random, 50, 6), random, { each: 20 }),
  },
  {
    name: 'copies 12 random people',
    change: (log, random) => frame(log, somePeople(log, random, 12, 8), random, { each: 20 }),
  },
  {
    name: 'copies people of one topic',
    change: (log, random) => frame(log, peopleOfOneTopic(log, random, 20), random, { each: 20 }),
  },
  {
    name: "scrambles one topic's words",
    change: (log, random) => frame(log, peopleOfOneTopic(log, random, 20), random, { each: 20, mimicry: 'scramble' }),
  },
  { name: "copies an app's users", change: (log, random) => frame(log, byApp(log), random, { each: 20 }) },
  {
    name: 'copies one person',
    change: (log, random) => frame(log, busiestPerson(log, 'casual'), random, { each: 20 }),
  },
  {
    name: 'copies 3 people',
    change: (log, random) => frame(log, somePeople(log, random, 3, 12), random, { each: 20 }),
  },
  {
    name: "scrambles one person's words",
    change: (log, random) => frame(log, busiestPerson(log, 'casual'), random, { each: 20, mimicry: 'scramble' }),
  },
  {
    name: 'copies one customer app',
    change: (log, random) => frame(log, busiestPerson(log, 'app'), random, { each: 20 }),
  },
]

/** The attackers harvest in earnest and mix in what the victims ask. `texts` are the deck. */
export function framingHarvests(texts: readonly string[]): readonly Framing[] {
  const harvest = { texts, share: 0.5 }
  return [
    {
      name: 'harvests, mixes a team',
      change: (log, random) => frame(log, byOrganisation(log), random, { each: 40, harvest }),
    },
    {
      name: 'harvests, mixes one topic',
      change: (log, random) => frame(log, peopleOfOneTopic(log, random, 20), random, { each: 40, harvest }),
    },
    {
      name: 'harvests, mixes one person',
      change: (log, random) => frame(log, busiestPerson(log, 'casual'), random, { each: 40, harvest }),
    },
    {
      name: "harvests, mixes an app's users",
      change: (log, random) => frame(log, byApp(log), random, { each: 40, harvest }),
    },
  ]
}
