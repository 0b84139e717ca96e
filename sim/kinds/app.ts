import { addresses, datacentreAddress } from '#sim/network.js'
import { Random } from '#sim/random.js'
import { APPS, brandName, renderSnippet } from '#sim/text/apps.js'
import { type Kind, SINGLE } from './kind.js'

/** A product that calls the model for its own customers: one system prompt, what strangers write, all day. */
export const app: Kind = {
  ...SINGLE,
  exchangesMean: (days) => days * 31,
  habit: (random, _unit, days) => ({ rate: Math.min(150, random.lognormal(25, 0.8)), fromDay: 0, toDay: days }),
  length: () => 1,
  traits: (random) => ({
    clients: ['sdk', 'sdk', 'http'],
    org: `org_${random.hex(8)}`,
    network: { addresses: addresses(1 + random.int(3), random, datacentreAddress), everyMs: Infinity },
    limit: random.pick([200, 256, 400, 600, 1000]),
    followUps: 0,
    typing: 0,
    smallModel: random.pick([0, 1]),
  }),
  open(account) {
    const design = APPS[account.salt % APPS.length]!
    const own = new Random(account.salt, 14)
    const system = `${design.system} ${brandName(own)}`
    return {
      ask: (random) => renderSnippet(design.snippet, random),
      followUps: 0,
      system,
      tools: [],
      loop: false,
      gapMs: 1_000,
      outputTokens: 60,
      ...(account.salt % 3 === 0 ? { endUser: `u_${own.hex(6)}` } : {}),
    }
  },
}
