import { liftHold, listHolds, placeHold } from '#audit/legal-hold.js'
import type { LegalHold } from '#contract/audit.js'
import type { Live } from '../live/start-live.js'

/** Legal holds; each is audited where it is written, and the engine is told. */
export function operateHolds({ link: { state }, holds }: Pick<Live, 'link' | 'holds'>) {
  const told = async (write: Promise<LegalHold>): Promise<LegalHold> => {
    const hold = await write
    await holds.applied()
    return hold
  }
  return {
    list: (limit: number) => listHolds(state, limit),
    place: (asked: { account_id: string; reason: string; by: string; until?: string }) =>
      told(placeHold(state, asked, Date.now())),
    lift: (asked: { id: string; by: string }) => told(liftHold(state, asked, Date.now())),
  }
}
