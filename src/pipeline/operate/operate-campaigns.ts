import type { NewAction, NewStatus, TakenAction } from '#contract/policy-record.js'
import { listActions, readAction } from '#policy/read-actions.js'
import { setCampaignStatus } from '#policy/set-campaign-status.js'
import { takeAction } from '#policy/take-action.js'
import { undoAction } from '#policy/undo-action.js'
import type { Live } from '../live/start-live.js'
import { checkChallenge } from './check-challenge.js'
import { conduct, type Operated } from './conduct.js'

/** What people do about campaigns. */
export const operateCampaigns = (live: Operated & Pick<Live, 'detection' | 'settings'>) => ({
  actions: (campaign: string, limit: number) => listActions(live.link.state, { campaign, limit }),
  action: (id: string) => readAction(live.link.state, id),
  /** Errors: those of `takeAction`; an InputError for a challenge that cannot be met */
  take: async (asked: NewAction & { campaign: string; by: string }): Promise<TakenAction> => {
    const { campaign, by, mode = 'shadow' } = asked
    const challenges = asked.do.action === 'challenge'
    const told = checkChallenge({ challenges, mode, where: `action on campaign ${campaign}` }, live.settings)
    return { ...(await conduct(live, by, (inside, now_ms) => takeAction(inside, asked, now_ms))), ...told }
  },
  undo: (asked: { id: string; by: string }) =>
    conduct(live, asked.by, (inside, now_ms) => undoAction(inside, asked, now_ms)),
  setStatus: async (asked: NewStatus & { campaign: string; by: string }) => {
    const changed = await conduct(live, asked.by, (inside, now_ms) => setCampaignStatus(inside, asked, now_ms))
    // Who follows campaigns is told of people's changes as of those that detection made.
    if (changed.change !== null) live.detection.emit('changes', [changed.change])
    return changed
  },
})
