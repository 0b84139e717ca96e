import { addresses, datacentreAddress } from '#sim/network.js'
import { Random, scrambleNumber } from '#sim/random.js'
import { askPerson, deriveInterests, goOn } from '#sim/text/person.js'
import { FRAMEWORK_SYSTEMS } from '#sim/text/systems.js'
import { asTyped } from '#sim/text/typing.js'
import { type Kind, SINGLE } from './kind.js'

const CUSTOMERS = 400

/** One account behind which hundreds of people sit; `user` tells them apart. */
export const reseller: Kind = {
  ...SINGLE,
  waking: false,
  createdDaysBefore: [300, 500],
  exchangesMean: (days) => days * 50 * 2.5,
  habit: (_random, _unit, days) => ({ rate: 50, fromDay: 0, toDay: days }),
  length: (random) => 1 + random.int(4),
  traits: (random) => ({
    clients: ['http'],
    org: `org_${random.hex(8)}`,
    network: { addresses: addresses(6, random, datacentreAddress), everyMs: Infinity },
    limit: null,
    temperature: null,
  }),
  open(account, _unit, random) {
    const customer = account.salt + random.int(CUSTOMERS)
    const interests = deriveInterests(new Random(customer, 15), 2)
    return {
      ask: (r) => asTyped(askPerson(interests, r), r),
      goOn: (r) => goOn(interests.language, r),
      followUps: 0.4,
      system: random.chance(0.3) ? random.pick(FRAMEWORK_SYSTEMS).system : null,
      tools: [],
      loop: false,
      gapMs: 60_000,
      endUser: `cust_${scrambleNumber(customer).toString(36)}`,
    }
  },
}
