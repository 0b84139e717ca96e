import { randomUUID } from 'node:crypto'
import { INDICATOR_SCHEMA, type Indicator, type Tlp } from '#contract/indicator.js'
import type { IndicatorSettings } from '#contract/sharing-settings.js'
import { indicatorId } from '#share/stix/indicator-id.js'
import type { Engine } from '#store/engine.js'
import { indicatorConfidence, type Shared } from './indicator-confidence.js'
import { readSharedHours } from './read-shared-hours.js'
import { readSharedSketches } from './read-shared-sketches.js'
import { readSharedTokens } from './read-shared-tokens.js'
import { readSharedWays } from './read-shared-ways.js'
import type { Asking, SharedValue } from './shared-value.js'

/** The campaign of which indicators are made. */
export interface CampaignAccounts {
  /** ids of its accounts: those that harvest */
  members: readonly string[]
  /** ids of the accounts of all campaigns: they are no innocents, whosever they are */
  suspects: readonly string[]
  /** that it is a campaign, 0 to 1 */
  confidence: number
  tlp: Tlp
}

/**
 * The indicators of a campaign: what enough of its accounts show, those of the highest confidence first. To be run over the
 * tables of a server, or of a scan with communities in its settings.
 */
export async function deriveIndicators(
  engine: Engine,
  campaign: CampaignAccounts,
  asked: Omit<Asking, 'run'>,
): Promise<Indicator[]> {
  const asking = { ...asked, run: randomUUID() }
  await tellAccounts(engine, campaign, asking)
  try {
    const values = [
      ...(await readSharedTokens(engine, asking)),
      ...(await readSharedWays(engine, asking)),
      ...(await readSharedHours(engine, asking)),
      ...(await readSharedSketches(engine, asking)),
    ]
    return values
      .filter((shared) => isShared(shared, asking.settings))
      .map((shared) => indicatorOf(shared, campaign, asking))
      .filter(({ confidence }) => confidence >= asking.settings.confidence_min)
      .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
  } finally {
    await engine.command('ALTER TABLE indicator_accounts DROP PARTITION {run:String}', { run: asking.run })
  }
}

/** Names go as rows: as values of a statement they would stand in the address of a request. */
async function tellAccounts(engine: Engine, campaign: CampaignAccounts, { run, settings }: Asking): Promise<void> {
  const members = new Set(campaign.members)
  const suspects = new Set(campaign.suspects.filter((name) => !members.has(name)))
  await engine.insert('indicator_accounts', [
    ...[...members].map((name) => ({ run, name, role: 'member' })),
    ...[...suspects].map((name) => ({ run, name, role: 'suspect' })),
  ])
  await engine.command(
    `INSERT INTO indicator_accounts (run, role, account)
     SELECT {run:String}, 'outside', account FROM accounts_seen
     WHERE account NOT IN (SELECT account FROM indicator_accounts WHERE run = {run:String})
     GROUP BY account ORDER BY intHash64(account), account LIMIT {outside:UInt32}`,
    { run, outside: settings.outside_accounts_max },
  )
}

const isShared = ({ members_with, members_of }: Shared, { accounts_min, share_min }: IndicatorSettings): boolean =>
  members_with >= accounts_min && members_with >= share_min * members_of

function indicatorOf(shared: SharedValue, campaign: CampaignAccounts, { community, settings }: Asking): Indicator {
  const { value, first, last } = shared
  const of_community = 'token' in value || value.kind === 'minhash' ? community : null
  return {
    schema: INDICATOR_SCHEMA,
    id: indicatorId(value),
    value,
    confidence: indicatorConfidence(shared, settings.prior, campaign.confidence),
    prevalence: { accounts: shared.others_with, of: shared.others_of },
    seen: { accounts: shared.members_with, exchanges: shared.exchanges_seen },
    first_seen: first,
    last_seen: last,
    half_life_days: settings.half_life_days[value.kind],
    community: of_community?.name ?? null,
    epoch: of_community?.epoch ?? null,
    tlp: campaign.tlp,
  }
}
