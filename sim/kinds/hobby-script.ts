import { Random } from '#sim/random.js'
import { askPerson, deriveInterests } from '#sim/text/person.js'
import { type Kind, SINGLE } from './kind.js'

/** A hobby program: single requests at any hour about the few things its author cares for. */
export const hobbyScript: Kind = {
  ...SINGLE,
  waking: false,
  exchangesMean: (days) => days * 0.3 * 6.5,
  habit: (random, _unit, days) => ({ rate: random.between(0.1, 0.5), fromDay: 0, toDay: days }),
  length: (random) => 2 + random.int(10),
  traits: () => ({ clients: ['sdk', 'sdk', 'http'], followUps: 0, typing: 0 }),
  open(account) {
    const interests = deriveInterests(new Random(account.salt, 12), 1 + (account.salt % 2))
    return {
      ask: (random) => askPerson(interests, random),
      followUps: 0,
      system: null,
      tools: [],
      loop: false,
      gapMs: 8_000 + (account.salt % 50_000),
    }
  },
}
