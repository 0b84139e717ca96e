import type { SharedCampaign } from '#contract/shared-campaign.js'
import { type CampaignContext, campaignObject, ownId, stixTime } from './campaign-context.js'
import { distillationExtension } from './extension-definition.js'
import { observableId } from './stix-id.js'
import type { StixObject } from './stix-object.js'
import { markingId } from './tlp-markings.js'

/** STIX 2.1, observed-data: the largest number it holds */
const NUMBER_OBSERVED_MAX = 999_999_999

export const observedNumber = (number: number): number => Math.min(NUMBER_OBSERVED_MAX, Math.max(1, number))

/**
 * The accounts by their pseudonyms, and that they were observed; nothing where none is given, since an observation of
 * nothing cannot be written. They are no indicators: an account of one operator means nothing in another's logs.
 */
export function renderAccounts(context: CampaignContext): StixObject[] {
  const accounts = context.campaign.accounts
    .toSorted((a, b) => (a.token < b.token ? -1 : 1))
    .slice(0, context.settings.accounts_max)
    .map((account) => renderAccount(context, account))
  const ids = [...new Set(accounts.map(({ id }) => id))]
  return ids.length === 0 ? [] : [...accounts, observation(context, ids)]
}

const renderAccount = (
  { campaign, settings }: CampaignContext,
  { token, first_seen, last_seen }: SharedCampaign['accounts'][number],
): StixObject => ({
  type: 'user-account',
  spec_version: '2.1',
  id: observableId('user-account', { user_id: token }),
  object_marking_refs: [markingId(campaign.tlp)],
  user_id: token,
  ...(settings.profile === 'full' &&
    distillationExtension({ first_seen: stixTime(first_seen), last_seen: stixTime(last_seen) })),
})

const observation = (context: CampaignContext, object_refs: string[]): StixObject =>
  campaignObject(context, {
    type: 'observed-data',
    id: ownId('observed-data', context),
    first_observed: context.first_seen,
    last_observed: context.last_seen,
    number_observed: observedNumber(context.campaign.exchanges),
    object_refs,
  })
