import { z } from 'zod'
import { OUTGOING_STATUSES, type Outgoing } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'

const row = z.object({ what: z.string(), count: z.coerce.number() })

export interface SharingCounts {
  outgoing: Record<Outgoing['status'], number>
  received: number
  sighted: { all: number; significant: number }
}

/** How much there is to share, and of what others shared. A pass over three tables that settings bound. */
export async function countSharing(state: State): Promise<SharingCounts> {
  const rows = await state.rows(
    row,
    `SELECT status AS what, count(*) AS count FROM outgoing GROUP BY status
     UNION ALL SELECT 'received', count(DISTINCT id) FROM received_indicators WHERE revoked IS NULL
     UNION ALL SELECT 'sighted', count(*) FROM sightings
     UNION ALL SELECT 'significant', count(*) FROM sightings WHERE significant`,
  )
  const counted = new Map(rows.map(({ what, count }) => [what, count]))
  const of = (what: string): number => counted.get(what) ?? 0
  return {
    outgoing: Object.fromEntries(OUTGOING_STATUSES.map((status) => [status, of(status)])) as SharingCounts['outgoing'],
    received: of('received'),
    sighted: { all: of('sighted'), significant: of('significant') },
  }
}
