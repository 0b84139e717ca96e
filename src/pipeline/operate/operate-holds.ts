import { liftHold, listHolds, placeHold } from '#audit/legal-hold.js'
import type { Live } from '../live/start-live.js'

/** Legal holds; each is audited where it is written. */
export const operateHolds = ({ link: { state } }: Pick<Live, 'link'>) => ({
  list: (limit: number) => listHolds(state, limit),
  place: (asked: { account_id: string; reason: string; by: string; until?: string }) =>
    placeHold(state, asked, Date.now()),
  lift: (asked: { id: string; by: string }) => liftHold(state, asked, Date.now()),
})
