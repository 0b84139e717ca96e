import { accessAddress, addresses } from '#sim/network.js'
import { Random } from '#sim/random.js'
import { ASSIGNMENTS } from '#sim/text/assignments.js'
import { goOn } from '#sim/text/person.js'
import { asTyped } from '#sim/text/typing.js'
import { type Kind, SINGLE, SITTING_MEAN, sittingLength } from './kind.js'

/** A class: sign-ups on one day, one campus network, for some days the same two assignments. */
export const classroom: Kind = {
  ...SINGLE,
  members: (random) => 22 + random.int(45),
  membersMean: 44,
  together: true,
  createdDaysBefore: [1, 3],
  exchangesMean: () => 3 * 0.75 * SITTING_MEAN,
  habit(random, unit, days) {
    const fromDay = new Random(unit.seed, 22).int(Math.max(1, days - 3))
    return { rate: random.between(0.5, 1), fromDay, toDay: Math.min(days, fromDay + 3) }
  },
  length: sittingLength,
  traits(random, unit) {
    const shared = new Random(unit.seed, 23)
    const campus = addresses(12, shared, accessAddress)
    return {
      clients: ['browser'],
      email: `${shared.pick(['students', 'campus', 'uni', 'college'])}-${shared.hex(4)}.edu`,
      payment: null,
      network: { addresses: addresses(2, random, (r) => r.pick(campus)), everyMs: Infinity },
    }
  },
  open(account, unit, random) {
    const shared = new Random(unit.seed, 24)
    const tasks = [shared.pick(ASSIGNMENTS), shared.pick(ASSIGNMENTS)]
    return {
      ask: (r) => (r.chance(account.typing) ? asTyped(r.pick(tasks), r) : r.pick(tasks)),
      goOn: (r) => goOn('en', r),
      followUps: account.followUps,
      system: null,
      tools: [],
      loop: false,
      gapMs: random.between(50_000, 120_000),
    }
  },
}
