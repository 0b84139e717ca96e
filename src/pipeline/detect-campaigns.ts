import { describeGroups, type GroupFacts } from '#campaign/describe-groups.js'
import { findGroups, type Group } from '#campaign/find-groups.js'
import type { GroupSigns } from '#campaign/group-signs.js'
import type { ItemSigns } from '#campaign/item-signs.js'
import { innocentReading, type Judgement, judgeGroup } from '#campaign/judge-group.js'
import { innocentItemReading } from '#campaign/judge-item-group.js'
import { markAllExchanges } from '#campaign/mark-all-exchanges.js'
import { markExchanges } from '#campaign/mark-exchanges.js'
import { matchInnocents } from '#campaign/match-innocents.js'
import type { Profiles, TextSample } from '#contract/profiles.js'
import type { Settings } from '#contract/settings.js'
import type { Known } from '#contract/told.js'
import { groupDetectors } from '#detectors/registry.js'
import { type GroupFinding, runGroupDetectors } from '#detectors/run-group-detectors.js'
import { findStarts } from '#link/find-starts.js'
import { buildProfiles } from '#profile/build-profiles.js'
import type { Engine } from '#store/engine.js'
import { itemLinks } from './item-links.js'
import { judgeSilentGroup } from './judge-silent-groups.js'
import { knownAccounts } from './known-accounts.js'
import { type ContentSigns, readContentSigns } from './read-content-signs.js'
import { chanceOf, readItemGroups } from './read-item-groups.js'
import type { StageClock } from './stage-clock.js'
import type { TestedEvidence } from './tested-evidence.js'

/** A group with all that is known of it; facts and links are there only where nothing innocent explains it. */
export interface JudgedGroup {
  group: Pick<Group, 'members' | 'belongs'>
  /** what its texts show; absent where it was found by its items, without texts */
  signs: GroupSigns | undefined
  /** what the items show; absent where it was found by its texts */
  item_signs: ItemSigns | undefined
  judgement: Judgement
  evidence: TestedEvidence[]
  facts: GroupFacts | undefined
  links: GroupLink[]
}

/** Two accounts and what links them: their texts, or an item that both hold. */
export interface GroupLink {
  source: number
  target: number
  kind: string
  weight: number
}

export interface Detection {
  /** keys of the accounts of the groups' indices: those of the profiles, then those without texts */
  profiles: Pick<Profiles, 'accounts'>
  groups: JudgedGroup[]
  /** groups without texts that were tested: each is one more chance to be wrong */
  silent_tested: number
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
  const items = await clock.time('share', () => readItemGroups(engine, profiles, settings, known))
  const { starts, links } = await clock.time('link', () => findStarts(profiles, spread, settings.link))
  const { groups, background } = await clock.time('group', () =>
    findGroups(sample, [...starts, ...items.starts], settings, innocents),
  )
  const content = await clock.time('compare', () => readContentSigns(sample, background, profiles, groups, settings))
  const dismissed = content.map(({ signs }) => innocentReading(signs, settings.verdict))
  const suspects = groups.map((_, number) => number).filter((number) => !dismissed[number])
  const silent = items.silent.map((group, number) => ({
    ...group,
    number: groups.length + number,
    innocent: innocentItemReading(group.signs, settings) !== undefined,
  }))
  const tested = silent.filter(({ innocent }) => !innocent)
  const facts = await clock.time('measure', () =>
    measure(engine, { groups, suspects, accounts: items.accounts, sample, silent: tested }, settings),
  )
  const { findings, chance } = await clock.time('test', async () => ({
    findings:
      suspects.length + tested.length === 0
        ? new Map<number, GroupFinding[]>()
        : await runGroupDetectors(engine, groupDetectors),
    chance: chanceOf(items, tested.length, settings.items),
  }))
  const judged = groups.map((group, number): JudgedGroup => {
    const found = findings.get(number) ?? []
    const evidence = [content[number]!.evidence, ...found.map(evidenceOf)]
    const members = new Set(group.members)
    const signs = withVolume(content[number]!, found)
    return {
      group,
      signs,
      item_signs: undefined,
      evidence,
      judgement: judgeGroup(signs, evidence, settings.verdict),
      facts: facts.get(number),
      links: links
        .filter(({ source, target }) => members.has(source) && members.has(target))
        .map(({ source, target, z }) => ({ source, target, kind: 'content', weight: z })),
    }
  })
  const belongs = new Float64Array(silent.length === 0 ? 0 : items.accounts.length).fill(BELONGS_BY_ITEMS)
  const judgedSilent = silent.map((group): JudgedGroup => {
    const found = (findings.get(group.number) ?? []).map(evidenceOf)
    return {
      group: { members: group.members, belongs },
      signs: undefined,
      item_signs: group.signs,
      ...judgeSilentGroup(group, found, chance, tested.length, settings),
      facts: facts.get(group.number),
      links: itemLinks(group, items.accounts, settings.report),
    }
  })
  return { profiles: { accounts: items.accounts }, groups: [...judged, ...judgedSilent], silent_tested: tested.length }
}

/** Every member holds exclusive items of two channels; on 17 logs none was a stranger, but nothing was fitted. */
const BELONGS_BY_ITEMS = 0.95

interface Measured {
  groups: Group[]
  suspects: number[]
  accounts: readonly string[]
  sample: TextSample
  silent: readonly { number: number; members: readonly number[] }[]
}

/** Draws matched innocents, marks the suspects' exchanges, and counts what they hold. */
async function measure(
  engine: Engine,
  { groups, suspects, accounts, sample, silent }: Measured,
  settings: Settings,
): Promise<Map<number, GroupFacts>> {
  const keysOf = (members: readonly number[]) => members.map((i) => accounts[i]!)
  const keys = (number: number) => keysOf(groups[number]!.members)
  const dismissed = new Set(groups.flatMap((_, number) => (suspects.includes(number) ? [] : keys(number))))
  await matchInnocents(
    engine,
    [
      ...suspects.map((group) => ({ group, accounts: keys(group) })),
      ...silent.map(({ number, members }) => ({ group: number, accounts: keysOf(members) })),
    ],
    dismissed,
    settings.verdict,
  )
  await engine.command('TRUNCATE TABLE group_words')
  await engine.command('TRUNCATE TABLE group_exchanges')
  for (const number of suspects) {
    const { model, scored } = groups[number]!
    await markExchanges(engine, number, { model, vocabulary: sample.vocabulary, threshold: scored.threshold })
  }
  for (const { number } of silent) await markAllExchanges(engine, number)
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
  nulls,
  tail,
}: GroupFinding): TestedEvidence {
  const sentence = statement.charAt(0).toUpperCase() + statement.slice(1)
  return {
    kind,
    family,
    verdict,
    statement: sentence,
    observed,
    expected,
    unit,
    p_value,
    accounts,
    samples: [],
    tested: observed,
    nulls,
    tail,
  }
}
