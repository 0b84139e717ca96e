import { readCampaign } from '#campaign/identity/read-campaigns.js'
import type { CampaignRecord } from '#contract/campaign-record.js'
import { NotFoundError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'

/** A campaign as it is kept. Throws a NotFoundError. */
export async function requireCampaign(state: State, id: string): Promise<CampaignRecord> {
  const found = await readCampaign(state, id)
  if (found !== undefined) return found
  throw new NotFoundError('there is no such campaign', `campaign ${id}`, 'GET /v1/campaigns lists them.')
}
