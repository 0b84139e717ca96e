import {
  type CampaignFilter,
  listCampaigns,
  listChangesAfter,
  listEvents,
  listMembers,
  readCampaign,
} from '#campaign/identity/read-campaigns.js'
import type { State } from '#store/state/state.js'

/** What is kept of campaigns, to be read. */
export const liveCampaigns = (state: State) => ({
  list: (filter: CampaignFilter) => listCampaigns(state, filter),
  read: (id: string) => readCampaign(state, id),
  members: (id: string, page: { after?: string | undefined; limit: number }) => listMembers(state, id, page),
  history: (id: string, limit: number) => listEvents(state, id, limit),
  changesAfter: (seq: number, limit: number) => listChangesAfter(state, seq, limit),
})
export type LiveCampaigns = ReturnType<typeof liveCampaigns>
