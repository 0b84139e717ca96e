import { presentMembers } from '#campaign/identity/read-campaigns.js'
import type { Indicator, Tlp } from '#contract/indicator.js'
import type { KnownCampaign } from '../evidence/assemble-case.js'
import type { Live } from '../live/start-live.js'
import { deriveIndicators } from './derive-indicators.js'

export interface IndicatorsWanted {
  tlp: Tlp
  /** whose tokens; null: only what stands in the clear */
  community: { name: string; epoch: string } | null
}

/** The indicators of a campaign that a running server keeps, as they go along with what is shared of it. */
export async function indicatorsOfCampaign(
  { link: { state, engine }, settings }: Pick<Live, 'link' | 'settings'>,
  { campaign, accounts }: Pick<KnownCampaign, 'campaign' | 'accounts'>,
  { tlp, community }: IndicatorsWanted,
): Promise<Indicator[]> {
  const members = accounts.map(({ id }) => id)
  const facts = { members, suspects: await presentMembers(state), confidence: campaign.confidence, tlp }
  return deriveIndicators(engine, facts, { community, settings: settings.sharing.indicators })
}
