import { testExchangeability } from '#campaign/exchangeability.js'
import type { Group } from '#campaign/find-groups.js'
import type { GroupSigns } from '#campaign/judge-group.js'
import { innocentNeighbourhoods, sampleExchangeability, sizeOf } from '#campaign/rank-exchangeability.js'
import type { Background } from '#campaign/word-model.js'
import type { Profiles, TextSample } from '#contract/profiles.js'
import type { Evidence } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import { testAgainstReplicates } from '#detectors/replicate-test.js'

/** What the content of a group's texts shows, before anything else is measured. */
export type ContentSigns = Omit<GroupSigns, 'output_excess'>

/** Compares every group with innocent neighbourhoods of its size. */
export function readContentSigns(
  sample: TextSample,
  background: Background,
  profiles: Profiles,
  groups: readonly Group[],
  settings: Settings,
): { signs: ContentSigns; evidence: Evidence }[] {
  const ranks = { ...settings.group, neighbourhoods: settings.verdict.neighbourhoods }
  const inGroups = new Set(groups.flatMap(({ members }) => members))
  const outside = [...Array(profiles.count).keys()].filter((i) => !inGroups.has(i))
  const nulls = new Map<number, Float64Array>()
  for (const size of new Set(groups.map(({ members }) => sizeOf(members)))) {
    nulls.set(size, innocentNeighbourhoods(sample, background, profiles, outside, size, ranks))
  }
  return groups.map((group) => {
    const observed = sampleExchangeability(sample, background, group, ranks)
    const test = testAgainstReplicates(observed, nulls.get(sizeOf(group.members))!)
    const whole = { common_share: 1, texts_min: settings.group.member_texts_min }
    const signs: ContentSigns = {
      accounts: group.members.length,
      known: group.known.length,
      alike: testExchangeability(sample, background, group.texts, whole).ratio,
      alike_stripped: group.exchangeability.ratio,
      sharers: group.sharing.sharers.length / group.members.length,
      distinct: group.sharing.distinct,
      prompts: Math.min(1e9, group.sharing.effective),
      texts: quantile(
        group.exchangeability.accounts.map((a) => a.texts),
        0.5,
      ),
      share: quantile(
        group.members.map((i) => group.share[i]!),
        0.5,
      ),
      share_spread: Math.log(
        quantile(
          group.members.map((i) => group.share[i]!),
          0.9,
        ) /
          Math.max(
            0.01,
            quantile(
              group.members.map((i) => group.share[i]!),
              0.1,
            ),
          ),
      ),
      alike_p_value: test.p_value,
    }
    return { signs, evidence: contentEvidence(signs, test) }
  })
}

function contentEvidence(signs: ContentSigns, test: { expected: number; p_value: number }): Evidence {
  return {
    kind: 'content-exchangeability',
    family: 'content',
    verdict: 'operator',
    statement: `Texts of two different accounts are ${signs.alike_stripped.toFixed(2)} times as like each other as two texts of one account; innocent accounts with a topic in common reach ${test.expected.toFixed(2)}`,
    observed: signs.alike_stripped,
    expected: test.expected,
    unit: 'likeness between accounts over likeness within',
    p_value: test.p_value,
    accounts: signs.accounts,
    samples: [],
  }
}

const quantile = (values: readonly number[], q: number): number =>
  Float64Array.from(values).sort()[Math.floor(q * (values.length - 1))] ?? 0
