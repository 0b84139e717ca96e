import { testExchangeability } from '#campaign/exchangeability.js'
import type { Group } from '#campaign/find-groups.js'
import type { GroupSigns } from '#campaign/group-signs.js'
import { textsByAccount } from '#campaign/grow-group.js'
import { innocentNeighbourhoods, sampleExchangeability, sizeOf } from '#campaign/rank-exchangeability.js'
import { recognisedShare } from '#campaign/recognised-share.js'
import type { Background } from '#campaign/word-model.js'
import type { Profiles, TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import { manifest } from '#detectors/content-exchangeability/manifest.js'
import { stateExchangeability } from '#detectors/content-exchangeability/statement.js'
import { type ReplicateTest, testAgainstReplicates } from '#detectors/replicate-test.js'
import { meetRows } from './meet-rows.js'
import type { TestedEvidence } from './tested-evidence.js'

/** What the content of a group's texts shows, before anything else is measured. */
export type ContentSigns = Omit<GroupSigns, 'output_excess'>

/** Compares every group with innocent neighbourhoods of its size. */
export function readContentSigns(
  sample: TextSample,
  background: Background,
  profiles: Profiles,
  groups: readonly Group[],
  settings: Settings,
): { signs: ContentSigns; evidence: TestedEvidence }[] {
  const ranks = { ...settings.group, neighbourhoods: settings.verdict.neighbourhoods }
  const inGroups = new Set(groups.flatMap(({ members }) => members))
  const outside = [...Array(profiles.count).keys()].filter((i) => !inGroups.has(i))
  const sizes = new Set(groups.map((group) => sizeOf(largestPart(group).members)))
  const nulls = innocentNeighbourhoods(sample, background, profiles, outside, sizes, ranks, meetRows)
  const texts = textsByAccount(sample)
  return groups.map((group) => {
    const largest = largestPart(group)
    const observed = sampleExchangeability(sample, background, largest, ranks)
    const own = nulls.get(sizeOf(largest.members))!
    const test = testAgainstReplicates(observed, own)
    const whole = { common_share: 1, texts_min: settings.group.member_texts_min }
    const signs: ContentSigns = {
      accounts: group.members.length,
      known: group.known.length,
      alike: testExchangeability(sample, background, largest.texts, whole).ratio,
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
      recognised: recognisedShare(sample, group, settings.group.false_share),
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
      outsiders: outsidersOf(group, texts),
      alike_p_value: test.p_value,
    }
    return { signs, evidence: contentEvidence(signs, test, { tested: observed, nulls: [...own] }) }
  })
}

/** Of a campaign that is dispatched by subject, likeness holds within its parts. */
const largestPart = (group: Group): Group =>
  [...(group.parts ?? [group])].sort((a, b) => b.members.length - a.members.length)[0]!

/** Accounts with fewer texts reach a high share by chance. */
const OUTSIDER_TEXTS_MIN = 6

function outsidersOf({ members, share }: Group, texts: Uint32Array): number {
  const half =
    quantile(
      members.map((i) => share[i]!),
      0.5,
    ) / 2
  const inside = new Set(members)
  let near = 0
  let outside = 0
  for (const [i, n] of texts.entries()) {
    if (n < OUTSIDER_TEXTS_MIN || inside.has(i)) continue
    outside++
    if (share[i]! >= half) near++
  }
  return near / Math.max(1, outside)
}

function contentEvidence(
  signs: ContentSigns,
  test: ReplicateTest,
  ranked: Pick<TestedEvidence, 'tested' | 'nulls'>,
): TestedEvidence {
  const { name, family, verdict, unit } = manifest
  return {
    kind: name,
    family,
    verdict,
    statement: stateExchangeability(signs.alike_stripped, test.expected),
    observed: signs.alike_stripped,
    expected: Number.isFinite(test.expected) ? test.expected : 0,
    unit,
    p_value: test.p_value,
    accounts: signs.accounts,
    samples: [],
    tail: test.tail,
    ...ranked,
  }
}

const quantile = (values: readonly number[], q: number): number =>
  Float64Array.from(values).sort()[Math.floor(q * (values.length - 1))] ?? 0
