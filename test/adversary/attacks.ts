import type { Random } from '#lib/random.js'
import type { Scenario } from '../../bench/range.js'
import { dealSubjects, shardAccounts } from './deal-subjects.js'
import { addPersonas, dressAsApp, growSlowly, poseAsClasses, replayPeople } from './dress-up.js'
import { harvestIds, type RangeLog } from './range-log.js'
import { paraphrase, translate } from './reword.js'
import { withKnobs } from './scenes.js'

/** Something a harvester does so as not to be found. */
export interface Evasion {
  name: string
  /** asks the generator for other knobs */
  scene?: (scene: Scenario) => Scenario
  /** changes the log that was generated */
  change?: (log: RangeLog, random: Random) => RangeLog
}

const padded = (camouflage: number): Evasion => ({
  name: `padding ${100 * camouflage} %`,
  scene: (scene) => withKnobs(scene, { camouflage }),
})

const harvesters = (log: RangeLog) => {
  const harvest = harvestIds(log)
  return log.lines.filter(({ id }) => harvest.has(id))
}

export const EVASIONS: readonly Evasion[] = [
  { name: 'none' },
  { name: 'paraphrase light', change: (log, random) => paraphrase(log, random, { swap: 0.2, drop: 0.1, choices: 3 }) },
  {
    name: 'paraphrase strong',
    change: (log, random) => paraphrase(log, random, { swap: 0.5, drop: 0.15, choices: 4 }),
  },
  { name: 'translate: one tongue', change: (log) => translate(log, () => 'one') },
  { name: 'translate: tongue an exchange', change: (log) => translate(log, ({ id }) => `${id.length}${id.slice(-1)}`) },
  {
    name: 'translate: 6 tongues by account',
    change: (log) => translate(log, ({ account_id }) => `${Number.parseInt(account_id.slice(-2), 16) % 6}`),
  },
  { name: 'translate: own tongue an account', change: (log) => translate(log, ({ account_id }) => account_id) },
  { name: 'subjects: 8', change: (log, random) => dealSubjects(log, random, 8) },
  {
    name: 'subjects: one an account',
    change: (log, random) => dealSubjects(log, random, shardAccounts(harvesters(log), 1).size),
  },
  {
    name: 'shards of 10, own tongue each',
    change: (log, random) => {
      const count = Math.ceil(shardAccounts(harvesters(log), 1).size / 10)
      const shardOf = shardAccounts(harvesters(log), count)
      return translate(dealSubjects(log, random, count), ({ account_id }) => `${shardOf.get(account_id)}`)
    },
  },
  { name: "replay people's prompts", change: replayPeople },
  padded(0.5),
  padded(0.6),
  padded(0.7),
  padded(0.8),
  { name: 'slow growth', change: growSlowly },
  { name: 'classes of 5, every prompt', change: (log) => poseAsClasses(log, { size: 5, shared: 1, share: 1 }) },
  { name: 'classes of 5, 60 % of prompts', change: (log) => poseAsClasses(log, { size: 5, shared: 0.6, share: 1 }) },
  { name: 'classes: 2 of 5 accounts, 60 %', change: (log) => poseAsClasses(log, { size: 5, shared: 0.6, share: 0.4 }) },
  { name: 'dressed as an app', change: dressAsApp },
  { name: 'persona of 15 words', change: (log, random) => addPersonas(log, random, 15) },
  { name: 'persona of 60 words', change: (log, random) => addPersonas(log, random, 60) },
  {
    name: 'persona and paraphrase',
    change: (log, random) => addPersonas(paraphrase(log, random, { swap: 0.2, drop: 0.1, choices: 3 }), random, 30),
  },
]
