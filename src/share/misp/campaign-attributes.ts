import type { SharedCampaign } from '#contract/shared-campaign.js'
import { atlasName, atlasUrl } from '#share/stix/atlas-techniques.js'
import { cleanText } from '#share/stix/clean-text.js'
import { describeCampaign } from '#share/stix/describe-campaign.js'
import { asNumberOf } from '#share/stix/render-infrastructure.js'
import type { MispAttribute } from './misp-event.js'

type Attribute = Pick<MispAttribute, 'category' | 'type' | 'value' | 'comment'>

const TEXT_CHARACTERS_MAX = 8000
const LIST_MAX = 200

/** What is known of a campaign beside its indicators: in words, who, by which techniques, through what. */
export const campaignAttributes = (campaign: SharedCampaign, accounts_max: number): Attribute[] => [
  {
    category: 'Other',
    type: 'text',
    value: describeCampaign(campaign),
    comment: 'What is shown, with which confidence, and what is not',
  },
  ...actorAttributes(campaign),
  ...campaign.techniques.slice(0, LIST_MAX).map((id) => ({
    category: 'External analysis',
    type: 'link',
    value: atlasUrl(id),
    comment: `MITRE ATLAS ${id}: ${atlasName(id)}`,
  })),
  ...campaign.infrastructure.slice(0, LIST_MAX).map(infrastructureAttribute),
  ...campaign.accounts
    .toSorted((a, b) => (a.token < b.token ? -1 : 1))
    .slice(0, accounts_max)
    .map(({ token }) => ({
      category: 'Other',
      type: 'text',
      value: `account:${token}`,
      comment: 'Pseudonym of an account of the campaign',
    })),
]

function actorAttributes({ affiliation }: SharedCampaign): Attribute[] {
  const { level, actor, country, state_assistance, grounds } = affiliation
  if (level === 'none-claimed' || actor === null) return []
  const claim = `Affiliation ${level}, country ${country ?? 'unknown'}, assistance by a state ${state_assistance}.`
  const reasons = grounds.map(({ statement, source }) => `${statement} (${source}).`)
  return [
    {
      category: 'Attribution',
      type: 'threat-actor',
      value: cleanText(actor, TEXT_CHARACTERS_MAX),
      comment: cleanText([claim, ...reasons].join(' '), TEXT_CHARACTERS_MAX),
    },
  ]
}

function infrastructureAttribute(item: SharedCampaign['infrastructure'][number]): Attribute {
  const comment = cleanText(`${item.kind}: ${item.description}`, TEXT_CHARACTERS_MAX)
  const number = asNumberOf(item)
  return number === undefined
    ? { category: 'Other', type: 'text', value: comment, comment: 'Infrastructure of the campaign' }
    : { category: 'Network activity', type: 'AS', value: `AS${number}`, comment }
}
