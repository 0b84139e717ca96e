import { atlasReference, isCaseStudy } from './atlas-techniques.js'
import { type CampaignContext, campaignObject, enduringObject, ownId } from './campaign-context.js'
import { cleanText } from './clean-text.js'
import { describeCampaign } from './describe-campaign.js'
import { distillationExtension } from './extension-definition.js'
import { renderAccounts } from './render-accounts.js'
import { renderActor } from './render-actor.js'
import { renderIndicatorNote, renderIndicators } from './render-indicators.js'
import { renderInfrastructure } from './render-infrastructure.js'
import { renderPublication } from './render-publication.js'
import { renderSighting } from './render-sighting.js'
import { renderTechniques } from './render-techniques.js'
import type { StixObject } from './stix-object.js'

const STATUS_CHARACTERS_MAX = 40
const CONTACT_CHARACTERS_MAX = 200
const FINDINGS_MAX = 200
const TEXT_CHARACTERS_MAX = 2000

/** All objects of a campaign, its publisher first, the report or grouping that names them at the end. */
export function renderCampaign(context: CampaignContext): StixObject[] {
  const campaign = campaignOf(context)
  const accounts = renderAccounts(context)
  const observed = accounts.filter(({ type }) => type === 'observed-data').map(({ id }) => id)
  const objects = [
    publisherOf(context),
    campaign,
    ...renderActor(context, campaign.id),
    ...renderInfrastructure(context, campaign.id),
    ...renderTechniques(context, campaign.id),
    ...accounts,
    ...renderIndicators(context, campaign.id, observed),
    sightingOf(context, campaign.id, observed),
  ]
  // The note is about the publication: were it named there, readers would go round in a circle.
  return [...objects, renderPublication(context, objects), ...renderIndicatorNote(context, campaign.id)]
}

const publisherOf = (context: CampaignContext): StixObject => {
  const { name, contact } = context.campaign.publisher
  return enduringObject(context, {
    type: 'identity',
    id: context.publisher,
    name: cleanText(name, CONTACT_CHARACTERS_MAX),
    identity_class: 'organization',
    ...(contact !== null && { contact_information: cleanText(contact, CONTACT_CHARACTERS_MAX) }),
  })
}

const campaignOf = (context: CampaignContext): StixObject => {
  const { campaign, settings, first_seen, last_seen } = context
  return campaignObject(context, {
    type: 'campaign',
    id: ownId('campaign', context),
    name: `Distillation campaign ${campaign.id}`,
    aliases: [campaign.id],
    description: describeCampaign(campaign),
    objective: 'To harvest the outputs of a language model',
    first_seen,
    last_seen,
    confidence: Math.round(campaign.confidence * 100),
    labels: ['llm-distillation', `status:${cleanText(campaign.status, STATUS_CHARACTERS_MAX)}`],
    external_references: [
      { source_name: 'stillwatch', external_id: campaign.id },
      ...campaign.techniques.filter(isCaseStudy).map(atlasReference),
    ],
    ...(settings.profile === 'full' && distillationExtension(findingsOf(context))),
  })
}

const findingsOf = ({ campaign }: CampaignContext) => ({
  purpose: cleanText(campaign.purpose, TEXT_CHARACTERS_MAX),
  status: cleanText(campaign.status, STATUS_CHARACTERS_MAX),
  exchanges: campaign.exchanges,
  accounts_count: campaign.accounts_count,
  capabilities: cleanNames(campaign.capabilities),
  elicitation: cleanNames(campaign.elicitation),
  findings: campaign.findings.slice(0, FINDINGS_MAX).map(({ kind, statement, ...figures }) => ({
    kind: cleanText(kind, STATUS_CHARACTERS_MAX),
    statement: cleanText(statement, TEXT_CHARACTERS_MAX),
    ...figures,
  })),
})

const cleanNames = (list: readonly { name: string; share: number }[]) =>
  list.slice(0, FINDINGS_MAX).map(({ name, share }) => ({ name: cleanText(name, CONTACT_CHARACTERS_MAX), share }))

const sightingOf = (context: CampaignContext, sighted: string, observed_data: string[]): StixObject =>
  renderSighting({
    sighted,
    publisher: context.publisher,
    occasion: context.campaign.id,
    created: context.created,
    modified: context.modified,
    first_seen: context.first_seen,
    last_seen: context.last_seen,
    count: context.campaign.exchanges,
    tlp: context.campaign.tlp,
    observed_data,
    revoked: context.campaign.status === 'dismissed',
  })
