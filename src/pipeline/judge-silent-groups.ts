import type { Judgement } from '#campaign/judge-group.js'
import { judgeItemGroup } from '#campaign/judge-item-group.js'
import type { Settings } from '#contract/settings.js'
import { testAgainstReplicates } from '#detectors/replicate-test.js'
import { manifest } from '#detectors/shared-items/manifest.js'
import { stateSharedItems } from '#detectors/shared-items/statement.js'
import type { SilentGroup } from './read-item-groups.js'
import type { TestedEvidence } from './tested-evidence.js'

/** What a group was found by cannot be tested against strangers drawn without it. */
const FOUND_BY: readonly string[] = ['shared-payment', 'shared-network', 'shared-domain']

/** The evidence on a group without content, and the verdicts. */
export function judgeSilentGroup(
  { signs }: SilentGroup,
  found: readonly TestedEvidence[],
  chance: Float64Array,
  tested: number,
  settings: Pick<Settings, 'items' | 'verdict'>,
): { judgement: Judgement; evidence: TestedEvidence[] } {
  const evidence = [itemEvidence(signs, chance), ...found.filter(({ kind }) => !FOUND_BY.includes(kind))]
  return { judgement: judgeItemGroup(signs, evidence, tested, settings), evidence }
}

function itemEvidence({ accounts, channels }: SilentGroup['signs'], chance: Float64Array): TestedEvidence {
  const test = testAgainstReplicates(accounts, chance)
  const expected = Number.isFinite(test.expected) ? test.expected : 0
  const { name, family, verdict, unit } = manifest
  return {
    kind: name,
    family,
    verdict,
    statement: stateSharedItems(accounts, expected, {
      payments: channels.payment.items,
      addresses: channels.network.items,
    }),
    observed: accounts,
    expected,
    unit,
    p_value: test.p_value,
    accounts,
    samples: [],
    tested: accounts,
    nulls: [...chance],
    tail: test.tail,
  }
}
