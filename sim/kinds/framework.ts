import { FRAMEWORK_SYSTEMS } from '#sim/text/systems.js'
import { openPerson } from './casual.js'
import { type Kind, SINGLE, SITTING_MEAN, sittingLength } from './kind.js'

/** A person who works through a popular framework: its system prompt, the own questions. */
export const framework: Kind = {
  ...SINGLE,
  exchangesMean: (days) => (days * 5.8 * SITTING_MEAN) / 7,
  habit: (random, _unit, days) => ({ rate: random.lognormal(4, 0.85) / 7, fromDay: 0, toDay: days }),
  length: sittingLength,
  traits: () => ({ clients: ['framework', 'sdk'] }),
  open(account, _unit, random) {
    const { system, tools } = FRAMEWORK_SYSTEMS[account.salt % FRAMEWORK_SYSTEMS.length]!
    return { ...openPerson(account, random, 2), system, tools }
  },
}
