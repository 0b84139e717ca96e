import type { Indicator, Tlp } from '#contract/indicator.js'
import { InputError } from '#contract/scan.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { lastSeen, stixTime } from '#share/stix/campaign-context.js'
import { cleanText } from '#share/stix/clean-text.js'
import { profileUuid } from '#share/stix/stix-id.js'
import { campaignAttributes } from './campaign-attributes.js'
import { indicatorAttribute } from './indicator-attribute.js'
import { distributionOf, tlpTag } from './misp-distribution.js'
import type { MispAttribute, MispEvent } from './misp-event.js'

export interface RenderMispOptions {
  campaigns_max?: number
  /** pseudonyms given, of each campaign */
  accounts_max?: number
  /** indicators given, of each campaign, those of the highest confidence first */
  indicators_max?: number
}

const DEFAULTS = { campaigns_max: 100, accounts_max: 1000, indicators_max: 2000 }
const NAME_CHARACTERS_MAX = 200

/** Events of MISP, an event a campaign, in the form in which MISP gives many. Ids are the same whenever it is rendered. */
export function renderMisp(campaigns: readonly SharedCampaign[], options: RenderMispOptions = {}) {
  const settings = { ...DEFAULTS, ...options }
  if (campaigns.length === 0 || campaigns.length > settings.campaigns_max)
    throw new InputError(
      `${campaigns.length} campaigns, and a file holds 1 to ${settings.campaigns_max}`,
      'campaigns',
      'Give fewer at a time.',
    )
  return { response: campaigns.map((campaign) => renderMispEvent(campaign, settings)) }
}

/** One campaign as an event: marked by TLP, distributed by it, published only where people have confirmed it. */
export function renderMispEvent(campaign: SharedCampaign, options: RenderMispOptions = {}): MispEvent {
  const { accounts_max, indicators_max } = { ...DEFAULTS, ...options }
  const publisher = cleanText(campaign.publisher.name, NAME_CHARACTERS_MAX)
  const uuid = profileUuid('misp-event', publisher, campaign.id)
  const confirmed = campaign.status === 'confirmed'
  const timestamp = seconds(campaign.modified)
  const whole = { uuid, timestamp, tlp: campaign.tlp }
  const indicators = campaign.indicators
    .toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, indicators_max)
  const attributes = [
    ...campaignAttributes(campaign, accounts_max).map((told) => attributeOf(whole, told)),
    ...indicators.map((indicator) =>
      attributeOf(
        { ...whole, tlp: indicator.tlp },
        { ...indicatorAttribute(indicator), ...(campaign.status === 'dismissed' && { to_ids: false }) },
        indicator,
      ),
    ),
  ]
  return {
    Event: {
      uuid,
      info: `Distillation campaign ${campaign.id}`,
      date: stixTime(campaign.first_seen).slice(0, 10),
      timestamp,
      publish_timestamp: confirmed ? timestamp : '0',
      published: confirmed,
      // Undefined: how grave it is, is for who receives it to say.
      threat_level_id: '4',
      analysis: confirmed ? '2' : '1',
      distribution: distributionOf(campaign.tlp),
      Orgc: { name: publisher, uuid: profileUuid('misp-organisation', publisher) },
      Tag: [tlpTag(campaign.tlp)],
      Attribute: [...new Map(attributes.map((attribute) => [attribute.uuid, attribute])).values()],
    },
  }
}

const seconds = (time: string): string => String(Math.floor(Date.parse(time) / 1000))

function attributeOf(
  { uuid, timestamp, tlp }: { uuid: string; timestamp: string; tlp: Tlp },
  told: Pick<MispAttribute, 'category' | 'type' | 'value' | 'comment'> & Partial<MispAttribute>,
  seen?: Indicator,
): MispAttribute {
  return {
    uuid: profileUuid('misp-attribute', uuid, told.category, told.type, told.value),
    to_ids: false,
    disable_correlation: false,
    ...told,
    distribution: distributionOf(tlp),
    timestamp,
    ...(seen !== undefined && {
      first_seen: stixTime(seen.first_seen),
      last_seen: lastSeen(seen),
    }),
    Tag: [tlpTag(tlp)],
  }
}
