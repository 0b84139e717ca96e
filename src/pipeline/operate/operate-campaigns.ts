import type { NewAction, NewStatus } from '#contract/policy-record.js'
import { listActions, readAction } from '#policy/read-actions.js'
import { setCampaignStatus } from '#policy/set-campaign-status.js'
import { takeAction } from '#policy/take-action.js'
import { undoAction } from '#policy/undo-action.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'

/** What people do about campaigns. */
export const operateCampaigns = (live: Operated & Pick<Live, 'detection'>) => ({
  actions: (campaign: string, limit: number) => listActions(live.link.state, { campaign, limit }),
  action: (id: string) => readAction(live.link.state, id),
  take: (asked: NewAction & { campaign: string; by: string }) =>
    conduct(live, asked.by, (inside, now_ms) => takeAction(inside, asked, now_ms)),
  undo: (asked: { id: string; by: string }) =>
    conduct(live, asked.by, (inside, now_ms) => undoAction(inside, asked, now_ms)),
  setStatus: async (asked: NewStatus & { campaign: string; by: string }) => {
    const changed = await conduct(live, asked.by, (inside, now_ms) => setCampaignStatus(inside, asked, now_ms))
    // Who follows campaigns is told of people's changes as of those that detection made.
    if (changed.change !== null) live.detection.emit('changes', [changed.change])
    return changed
  },
})
