import { accessAddress, addresses, datacentreAddress } from '#sim/network.js'
import { SUITE_LENGTH, suiteQuestion } from '#sim/text/suite.js'
import { type Kind, SINGLE } from './kind.js'

/** Somebody who measures models with a public test set, once or twice, from one place. */
export const evaluator: Kind = {
  ...SINGLE,
  exchangesMean: () => 1.4 * SUITE_LENGTH,
  habit(random, _unit, days) {
    const fromDay = random.int(Math.max(1, days - 1))
    return { rate: 1.4, fromDay, toDay: fromDay + 1 }
  },
  length: () => SUITE_LENGTH,
  traits: (random) => ({
    clients: ['sdk', 'http'],
    network: {
      addresses: addresses(1, random, random.chance(0.5) ? datacentreAddress : accessAddress),
      everyMs: Infinity,
    },
    temperature: 0,
    typing: 0,
    followUps: 0,
  }),
  open(account, unit, random) {
    let next = 0
    return {
      ask: () => suiteQuestion(account.salt % 2, next++),
      followUps: 0,
      system: null,
      tools: [],
      loop: false,
      gapMs: 6_000,
      outputTokens: 180,
      model: random.pick(unit.models),
    }
  },
}
