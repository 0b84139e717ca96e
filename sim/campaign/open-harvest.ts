import type { Account } from '#sim/account.js'
import type { Resident } from '#sim/population.js'
import type { Script } from '#sim/script.js'
import { wrapElicitation } from '#sim/text/elicitation.js'
import { paraphrase } from '#sim/text/paraphrase.js'
import { toolNames } from '#sim/text/systems.js'
import { asTyped } from '#sim/text/typing.js'
import { type CampaignRun, memberSubject } from './campaign-run.js'

/** A harvesting sitting: cards of the deck in the campaign's wrapping, each a conversation of its own. */
export function openHarvest(run: CampaignRun, { member }: Resident, account: Account): Script {
  const { spec, dealer } = run
  const subject = memberSubject(run, member)
  return {
    ask(random) {
      let text = wrapElicitation(random.pick(spec.elicitation), dealer.deal(subject), random)
      if (spec.paraphrase > 0) text = paraphrase(text, spec.paraphrase, random)
      return random.chance(account.typing) ? asTyped(text, random) : text
    },
    followUps: 0,
    system: null,
    tools: spec.toolSteps > 0 ? toolNames(0) : [],
    loop: spec.toolSteps > 0,
    gapMs: spec.toolSteps > 0 ? 7_000 : 70_000,
    outputTokens: spec.outputTokens,
    pivot: spec.pivot,
  }
}
