import { InputError } from '#contract/scan.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { campaignContext } from './campaign-context.js'
import { extensionDefinition } from './extension-definition.js'
import { mergeObjects } from './merge-objects.js'
import { renderCampaign } from './render-campaign.js'
import { type RenderStixOptions, settingsOf } from './render-options.js'
import { stixId } from './stix-id.js'
import type { StixBundle } from './stix-object.js'
import { markingsOf } from './tlp-markings.js'

/**
 * A bundle of STIX 2.1 of what may be shared of some campaigns. The same campaign gives the same ids and the same `created`
 * whenever it is rendered; `modified` is its own. Every reference leads to an object of the bundle. Bounds and what is
 * left out for them: `RenderStixOptions`; the report or grouping of a campaign says it in words.
 *
 * Throws InputError where there is no campaign, or more than `campaigns_max`.
 */
export function renderStix(campaigns: readonly SharedCampaign[], options: RenderStixOptions): StixBundle {
  const settings = settingsOf(options)
  if (campaigns.length === 0 || campaigns.length > settings.campaigns_max)
    throw new InputError(
      `${campaigns.length} campaigns, and a bundle holds 1 to ${settings.campaigns_max}`,
      'campaigns',
      'Give fewer at a time.',
    )
  const content = mergeObjects([
    ...(settings.profile === 'full' ? extensionDefinition() : []),
    ...campaigns.flatMap((campaign) => renderCampaign(campaignContext(campaign, settings))),
  ])
  const objects = [...markingsOf(content), ...content]
  const versions = objects.map(({ id, modified }) => [id, modified ?? null])
  return { type: 'bundle', id: stixId('bundle', settings.profile, versions), objects }
}
