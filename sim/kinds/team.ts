import { accessAddress, addresses } from '#sim/network.js'
import { Random } from '#sim/random.js'
import { openPerson } from './casual.js'
import { type Kind, SINGLE, SITTING_MEAN, sittingLength } from './kind.js'

/** Colleagues: one office line, one company card, one mail domain, each with the own work. */
export const team: Kind = {
  ...SINGLE,
  members: (random) => 4 + random.int(24),
  membersMean: 15.5,
  together: true,
  weekdaysOnly: true,
  exchangesMean: (days) => days * (5 / 7) * 0.45 * SITTING_MEAN,
  habit: (random, _unit, days) => ({ rate: random.between(0.15, 0.75), fromDay: 0, toDay: days }),
  length: sittingLength,
  traits(_random, unit) {
    const shared = new Random(unit.seed, 21)
    return {
      org: `org_${shared.hex(8)}`,
      payment: `card_${shared.hex(10)}`,
      email: `${shared.hex(7)}.${shared.pick(['com', 'io', 'de', 'co.uk', 'eu'])}`,
      network: { addresses: addresses(2, shared, accessAddress), everyMs: Infinity },
    }
  },
  open: (account, _unit, random) => openPerson(account, random, 2, true),
}
