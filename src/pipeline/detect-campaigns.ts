import type { Group } from '#campaign/find-groups.js'
import { findGroups } from '#campaign/find-groups.js'
import { type GroupFacts, describeGroups } from '#campaign/describe-groups.js'
import { testExchangeability } from '#campaign/exchangeability.js'
import { type Judgement, type GroupSigns, judgeGroup } from '#campaign/judge-group.js'
import { markExchanges } from '#campaign/mark-exchanges.js'
import { matchInnocents } from '#campaign/match-innocents.js'
import { innocentNeighbourhoods, sampleExchangeability, sizeOf } from '#campaign/rank-exchangeability.js'
import type { Profiles } from '#contract/profiles.js'
import type { Evidence } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import { groupDetectors } from '#detectors/registry.js'
import { testAgainstReplicates } from '#detectors/replicate-test.js'
import { type GroupFinding, runGroupDetectors } from '#detectors/run-group-detectors.js'
import { type ContentLink } from '#link/content-links.js'
import { findStarts } from '#link/find-starts.js'
import { buildProfiles } from '#profile/build-profiles.js'
import type { Engine } from '#store/engine.js'
import type { StageClock } from './stage-clock.js'

/** A group with all that is known of it. */
export interface JudgedGroup {
  group: Group
  signs: GroupSigns
  judgement: Judgement
  evidence: Evidence[]
  facts: GroupFacts
  links: ContentLink[]
}

export interface Detection {
  profiles: Profiles
  groups: JudgedGroup[]
}

/** From stored exchanges to judged groups: profile, link, group, test. */
export async function detectCampaigns(engine: Engine, settings: Settings, clock: StageClock): Promise<Detection> {
  const { profiles, spread, sample } = await clock.time('profile', () => buildProfiles(engine, settings.profile))
  const { starts, links } = await clock.time('link', () => findStarts(profiles, spread, settings.link))
  const { groups, background } = await clock.time('group', () =>
    findGroups(sample, starts, { ...settings.group, sharers_max: settings.verdict.sharers_max }),
  )
  const facts = await clock.time('measure', async () => {
    const accounts = groups.map(({ members }, group) => ({ group, accounts: members.map((i) => profiles.accounts[i]!) }))
    await matchInnocents(engine, accounts, settings.verdict)
    await engine.command('TRUNCATE TABLE group_words')
    await engine.command('TRUNCATE TABLE group_exchanges')
    for (const [number, group] of groups.entries()) {
      await markExchanges(engine, number, {
        model: group.model,
        vocabulary: sample.vocabulary,
        threshold: group.scored.threshold,
      })
    }
    return describeGroups(engine, settings.report)
  })
  const judged = await clock.time('test', async () => {
    const findings = await runGroupDetectors(engine, groupDetectors)
    const inGroups = new Set(groups.flatMap(({ members }) => members))
    const outside = [...Array(profiles.count).keys()].filter((i) => !inGroups.has(i))
    const ranks = { ...settings.group, neighbourhoods: settings.verdict.neighbourhoods }
    const nulls = new Map<number, Float64Array>()
    for (const size of new Set(groups.map(({ members }) => sizeOf(members)))) {
      nulls.set(size, innocentNeighbourhoods(sample, background, profiles, outside, size, ranks))
    }
    return groups.map((group, number) => {
      const observed = sampleExchangeability(sample, background, group, ranks)
      const test = testAgainstReplicates(observed, nulls.get(sizeOf(group.members))!)
      const alike = testExchangeability(sample, background, group.texts, { common_share: 1, texts_min: settings.group.member_texts_min })
      const found = findings.get(number) ?? []
      const signs = signsOf(group, alike.ratio, test.p_value, facts.get(number)!, found)
      const evidence = [contentEvidence(signs, test), ...found.map(evidenceOf)]
      const members = new Set(group.members)
      return {
        group,
        signs,
        evidence,
        judgement: judgeGroup(signs, evidence, settings.verdict),
        facts: facts.get(number)!,
        links: links.filter(({ source, target }) => members.has(source) && members.has(target)),
      }
    })
  })
  return { profiles, groups: judged }
}

function signsOf(group: Group, alike: number, alike_p_value: number, facts: GroupFacts, found: readonly GroupFinding[]): GroupSigns {
  const volume = found.find(({ kind }) => kind === 'output-volume')
  return {
    accounts: group.members.length,
    alike,
    alike_stripped: group.exchangeability.ratio,
    alike_p_value,
    sharers: group.sharing.sharers.length / group.members.length,
    distinct: group.sharing.distinct,
    prompts: Math.min(1e9, group.sharing.effective),
    texts: middle(group.exchangeability.accounts.map((a) => a.texts)),
    share: middle(group.members.map((i) => group.share[i]!)),
    output_excess: volume ? volume.observed - volume.expected : 0,
    exchanges: middle(facts.accounts.map((a) => a.exchanges)),
  }
}

function contentEvidence(signs: GroupSigns, test: { expected: number; p_value: number }): Evidence {
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

function evidenceOf({ kind, family, verdict, statement, observed, expected, unit, p_value, accounts }: GroupFinding): Evidence {
  return { kind, family, verdict, statement, observed, expected, unit, p_value, accounts, samples: [] }
}

const middle = (values: readonly number[]): number => Float64Array.from(values).sort()[values.length >> 1] ?? 0
