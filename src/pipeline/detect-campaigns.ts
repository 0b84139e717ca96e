import { describeGroups, type GroupFacts } from '#campaign/describe-groups.js'
import { findGroups, type Group } from '#campaign/find-groups.js'
import type { GroupSigns } from '#campaign/group-signs.js'
import { innocentReading, type Judgement, judgeGroup } from '#campaign/judge-group.js'
import { markExchanges } from '#campaign/mark-exchanges.js'
import { matchInnocents } from '#campaign/match-innocents.js'
import type { Profiles, TextSample } from '#contract/profiles.js'
import type { Evidence } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import type { Known } from '#contract/told.js'
import { groupDetectors } from '#detectors/registry.js'
import { type GroupFinding, runGroupDetectors } from '#detectors/run-group-detectors.js'
import type { ContentLink } from '#link/content-links.js'
import { findStarts } from '#link/find-starts.js'
import { buildProfiles } from '#profile/build-profiles.js'
import type { Engine } from '#store/engine.js'
import { knownAccounts } from './known-accounts.js'
import { type ContentSigns, readContentSigns } from './read-content-signs.js'
import type { StageClock } from './stage-clock.js'

/** A group with all that is known of it; facts and links are there only where it was not dismissed by its content. */
export interface JudgedGroup {
  group: Group
  signs: GroupSigns
  judgement: Judgement
  evidence: Evidence[]
  facts: GroupFacts | undefined
  links: ContentLink[]
}

export interface Detection {
  profiles: Profiles
  groups: JudgedGroup[]
}

/** From stored exchanges to judged groups: profile, link, group, test. */
export async function detectCampaigns(
  engine: Engine,
  settings: Settings,
  clock: StageClock,
  known: readonly Known[],
): Promise<Detection> {
  const { profiles, spread, sample } = await clock.time('profile', () => buildProfiles(engine, settings.profile))
  const innocents = await knownAccounts(engine, profiles.accounts, known)
  const { starts, links } = await clock.time('link', () => findStarts(profiles, spread, settings.link))
  const { groups, background } = await clock.time('group', () => findGroups(sample, starts, settings, innocents))
  const content = await clock.time('compare', () => readContentSigns(sample, background, profiles, groups, settings))
  const dismissed = content.map(({ signs }) => innocentReading(signs, settings.verdict))
  const suspects = groups.map((_, number) => number).filter((number) => !dismissed[number])
  const facts = await clock.time('measure', () => measure(engine, { groups, suspects, profiles, sample }, settings))
  const findings = await clock.time('test', async () =>
    suspects.length === 0 ? new Map<number, GroupFinding[]>() : runGroupDetectors(engine, groupDetectors),
  )
  const judged = groups.map((group, number): JudgedGroup => {
    const found = findings.get(number) ?? []
    const evidence = [content[number]!.evidence, ...found.map(evidenceOf)]
    const members = new Set(group.members)
    const signs = withVolume(content[number]!, found)
    return {
      group,
      signs,
      evidence,
      judgement: judgeGroup(signs, evidence, settings.verdict),
      facts: facts.get(number),
      links: links.filter(({ source, target }) => members.has(source) && members.has(target)),
    }
  })
  return { profiles, groups: judged }
}

/** Draws matched innocents, marks the suspects' exchanges, and counts what they hold. */
async function measure(
  engine: Engine,
  {
    groups,
    suspects,
    profiles,
    sample,
  }: { groups: Group[]; suspects: number[]; profiles: Profiles; sample: TextSample },
  settings: Settings,
): Promise<Map<number, GroupFacts>> {
  const keys = (number: number) => groups[number]!.members.map((i) => profiles.accounts[i]!)
  const dismissed = new Set(groups.flatMap((_, number) => (suspects.includes(number) ? [] : keys(number))))
  await matchInnocents(
    engine,
    suspects.map((group) => ({ group, accounts: keys(group) })),
    dismissed,
    settings.verdict,
  )
  await engine.command('TRUNCATE TABLE group_words')
  await engine.command('TRUNCATE TABLE group_exchanges')
  for (const number of suspects) {
    const { model, scored } = groups[number]!
    await markExchanges(engine, number, { model, vocabulary: sample.vocabulary, threshold: scored.threshold })
  }
  return describeGroups(engine, settings.report)
}

function withVolume({ signs }: { signs: ContentSigns }, found: readonly GroupFinding[]): GroupSigns {
  const volume = found.find(({ kind }) => kind === 'output-volume')
  return { ...signs, output_excess: volume ? volume.observed - volume.expected : 0 }
}

function evidenceOf({
  kind,
  family,
  verdict,
  statement,
  observed,
  expected,
  unit,
  p_value,
  accounts,
}: GroupFinding): Evidence {
  const sentence = statement.charAt(0).toUpperCase() + statement.slice(1)
  return { kind, family, verdict, statement: sentence, observed, expected, unit, p_value, accounts, samples: [] }
}
