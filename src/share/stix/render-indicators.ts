import type { Indicator } from '#contract/indicator.js'
import { type CampaignContext, campaignObject, lastSeen, ownId, relate, stixTime } from './campaign-context.js'
import { describeIndicator, indicatorLine, indicatorName } from './describe-indicator.js'
import { distillationExtension } from './extension-definition.js'
import { indicatorPattern, isPlainValue } from './indicator-pattern.js'
import { publicationId } from './render-publication.js'
import { renderSighting } from './render-sighting.js'
import type { StixObject } from './stix-object.js'
import { strictestTlp } from './tlp-markings.js'
import { validUntil } from './valid-until.js'

/** Those of the highest confidence, in an order that does not hang on the one they came in. */
export const chosenIndicators = ({ campaign, settings }: CampaignContext): Indicator[] =>
  campaign.indicators
    .toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, settings.indicators_max)

/** What to look for, each with its campaign and its sighting; in the plain profile only what STIX itself can say. */
export const renderIndicators = (context: CampaignContext, campaign: string, observed: string[]): StixObject[] =>
  chosenIndicators(context)
    .filter(({ value }) => context.settings.profile === 'full' || isPlainValue(value))
    .flatMap((indicator) => [
      renderIndicator(context, indicator),
      relate(context, indicator.id, 'indicates', campaign, { tlp: joint(context, indicator) }),
      ...observed.map((data) => relate(context, indicator.id, 'based-on', data, { tlp: joint(context, indicator) })),
      sightingOf(context, indicator, observed),
    ])

/** What ties an indicator to its campaign may be told where both may. */
const joint = ({ campaign }: CampaignContext, { tlp }: Indicator) => strictestTlp([campaign.tlp, tlp]) ?? campaign.tlp

const renderIndicator = (context: CampaignContext, indicator: Indicator): StixObject =>
  campaignObject(context, {
    type: 'indicator',
    id: indicator.id,
    tlp: indicator.tlp,
    name: indicatorName(indicator),
    description: describeIndicator(indicator),
    // Innocents may show it too: that is what its prevalence is for.
    indicator_types: ['anomalous-activity'],
    ...indicatorPattern(indicator.value),
    valid_from: stixTime(indicator.first_seen),
    valid_until: validUntil(indicator, context.settings),
    confidence: indicator.confidence,
    ...(context.settings.profile === 'full' && distillationExtension(measured(indicator))),
  })

/** All of an indicator that neither its pattern nor a property of STIX holds. */
const measured = (indicator: Indicator) => ({
  profile: indicator.schema,
  kind: indicator.value.kind,
  first_seen: indicator.first_seen,
  last_seen: indicator.last_seen,
  half_life_days: indicator.half_life_days,
  prevalence_accounts: indicator.prevalence.accounts,
  prevalence_population: indicator.prevalence.of,
  seen_accounts: indicator.seen.accounts,
  seen_exchanges: indicator.seen.exchanges,
  community: indicator.community,
  epoch: indicator.epoch,
})

const sightingOf = (context: CampaignContext, indicator: Indicator, observed_data: string[]): StixObject =>
  renderSighting({
    sighted: indicator.id,
    publisher: context.publisher,
    occasion: context.campaign.id,
    created: context.created,
    modified: context.modified,
    first_seen: stixTime(indicator.first_seen),
    last_seen: lastSeen(indicator),
    count: indicator.seen.exchanges,
    tlp: joint(context, indicator),
    observed_data,
    revoked: context.campaign.status === 'dismissed',
  })

/**
 * In the plain profile: what no pattern of STIX can say, in words, so that nothing is passed over in silence. It is about
 * the publication too, since MISP keeps notes of reports and not those of campaigns.
 */
export function renderIndicatorNote(context: CampaignContext, campaign: string): StixObject[] {
  if (context.settings.profile === 'full') return []
  const unsaid = context.campaign.indicators.filter(({ value }) => !isPlainValue(value))
  if (unsaid.length === 0) return []
  const told = chosenIndicators(context)
    .filter(({ value }) => !isPlainValue(value))
    .slice(0, context.settings.note_lines_max)
  return [
    campaignObject(context, {
      type: 'note',
      id: ownId('note', context, 'indicators'),
      tlp: strictestTlp([context.campaign.tlp, ...told.map(({ tlp }) => tlp)]) ?? context.campaign.tlp,
      abstract: `${unsaid.length} indicators that patterns of STIX cannot express; ${told.length} are told here`,
      content: told.map(indicatorLine).join('\n') || 'None is told here.',
      object_refs: [campaign, publicationId(context)],
    }),
  ]
}
