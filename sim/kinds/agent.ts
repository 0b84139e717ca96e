import { Random } from '#sim/random.js'
import { askProject, deriveProject } from '#sim/text/project.js'
import { AGENT_SYSTEMS, toolNames } from '#sim/text/systems.js'
import { type Kind, SINGLE } from './kind.js'

/** A developer whose coding agent works on the own project: one goal, then tool results. */
export const agent: Kind = {
  ...SINGLE,
  weekdaysOnly: true,
  exchangesMean: (days) => days * (5 / 7) * 0.45 * 5.5,
  habit: (random, _unit, days) => ({ rate: random.between(0.2, 0.7), fromDay: 0, toDay: days }),
  length: (random) => 2 + random.int(8),
  traits: () => ({ clients: ['sdk', 'framework'], smallModel: 0 }),
  open(account) {
    const project = deriveProject(new Random(account.salt, 13))
    return {
      ask: (random) => askProject(project, random),
      followUps: 0,
      system: AGENT_SYSTEMS[account.salt % AGENT_SYSTEMS.length]!,
      tools: toolNames(account.salt),
      loop: true,
      gapMs: 9_000,
    }
  },
}
