import { pickClient } from '#sim/clients.js'
import { Random } from '#sim/random.js'
import { askStranger, OWN_KEY_APPS } from '#sim/text/own-key-apps.js'
import { type Kind, SINGLE, SITTING_MEAN, sittingLength } from './kind.js'

/** Users of one app that runs on their own keys: one template, each with the own life in its slots. */
export const byok: Kind = {
  ...SINGLE,
  members: (random) => 18 + random.int(55),
  membersMean: 45,
  exchangesMean: (days) => (days * 5 * SITTING_MEAN) / 7,
  habit: (random, _unit, days) => ({ rate: random.lognormal(4, 0.65) / 7, fromDay: 0, toDay: days }),
  length: sittingLength,
  traits(_random, unit) {
    const shared = new Random(unit.seed, 25)
    const client = pickClient(['browser', 'sdk', 'http'], shared)
    return { client, limit: shared.pick([500, 800, 1200, 2000]), temperature: 0.6 }
  },
  open(account, unit) {
    const design = new Random(unit.seed, 26).pick(OWN_KEY_APPS)
    const stranger = account.salt
    return {
      ask: (random) => askStranger(design, stranger, random),
      followUps: 0.1,
      system: null,
      tools: [],
      loop: false,
      gapMs: 60_000,
    }
  },
}
