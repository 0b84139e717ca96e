import { addresses, datacentreAddress } from '#sim/network.js'
import { LABELLING_TASKS, renderSnippet } from '#sim/text/apps.js'
import { type Kind, SINGLE } from './kind.js'

/** A batch job that puts labels on texts: one short template, many texts, tiny answers, one afternoon. */
export const labeller: Kind = {
  ...SINGLE,
  exchangesMean: () => 620,
  habit(random, _unit, days) {
    const fromDay = random.int(Math.max(1, days - 1))
    return { rate: 1, fromDay, toDay: fromDay + 1 }
  },
  length: (random) => 380 + random.int(480),
  traits: (random) => ({
    clients: ['sdk'],
    org: `org_${random.hex(8)}`,
    network: { addresses: addresses(1, random, datacentreAddress), everyMs: Infinity },
    limit: 16,
    temperature: 0,
    typing: 0,
    followUps: 0,
    smallModel: 1,
  }),
  open(account) {
    const { instruction, snippet } = LABELLING_TASKS[account.salt % LABELLING_TASKS.length]!
    return {
      ask: (random) => `${instruction}\n\n${renderSnippet(snippet, random)}`,
      followUps: 0,
      system: null,
      tools: [],
      loop: false,
      gapMs: 3_500,
      outputTokens: 4,
    }
  },
}
