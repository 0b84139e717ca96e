import { FEED_ENTRY_SCHEMA, type FeedEntry } from '#contract/feed-entry.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { cleanText } from '../stix/clean-text.js'
import { describeCampaign } from '../stix/describe-campaign.js'
import { profileUuid } from '../stix/stix-id.js'

const SUMMARY_CHARACTERS_MAX = 10_000

/** A campaign as an entry of feeds. Its id follows from publisher and campaign, so that a newer telling replaces an older. */
export const renderFeedEntry = (campaign: SharedCampaign): FeedEntry => ({
  schema: FEED_ENTRY_SCHEMA,
  id: `urn:uuid:${profileUuid('feed-entry', campaign.publisher.name, campaign.id)}`,
  title: `Distillation campaign ${campaign.id}: ${campaign.accounts_count} accounts, ${campaign.status}`,
  summary: cleanText(describeCampaign(campaign), SUMMARY_CHARACTERS_MAX),
  author: campaign.publisher.name,
  published: campaign.created,
  updated: campaign.modified,
  tlp: campaign.tlp,
  categories: [`tlp:${campaign.tlp}`, ...campaign.techniques].slice(0, 100),
})
