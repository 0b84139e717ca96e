import { z } from 'zod'
import type { TaxiiStatus } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'
import { writeTimestamp } from './timestamp.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const requestRow = z.object({ received_us: z.coerce.number() })
const itemRow = z.object({
  object_id: z.string(),
  version: z.string(),
  outcome: z.enum(['pending', 'success', 'failure']),
  message: z.string().nullable(),
})

/** The status of a request, for who sent it. Undefined where there is none, or no longer. */
export async function readStatus(
  state: State,
  { id, sender, community }: { id: string; sender: string; community: string },
): Promise<TaxiiStatus | undefined> {
  if (!UUID.test(id)) return undefined
  const [request] = await state.rows(
    requestRow,
    `SELECT r.received_us FROM taxii_requests r JOIN taxii_collections c ON c.id = r.collection
     WHERE r.id = $1 AND r.sender = $2 AND c.community = $3`,
    [id, sender, community],
  )
  if (request === undefined) return undefined
  const items = await state.rows(
    itemRow,
    `SELECT object_id, version, outcome, message FROM taxii_request_objects
     WHERE request = $1 ORDER BY place`,
    [id],
  )
  const detailsOf = (wanted: string) =>
    items
      .filter(({ outcome }) => outcome === wanted)
      .map(({ object_id, version, message }) => ({ id: object_id, version, ...(message === null ? {} : { message }) }))
  const [successes, failures, pendings] = ['success', 'failure', 'pending'].map(detailsOf) as [
    Details,
    Details,
    Details,
  ]
  return {
    id: id.toLowerCase(),
    status: pendings.length > 0 ? 'pending' : 'complete',
    request_timestamp: writeTimestamp(request.received_us),
    total_count: items.length,
    success_count: successes.length,
    ...(successes.length > 0 && { successes }),
    failure_count: failures.length,
    ...(failures.length > 0 && { failures }),
    pending_count: pendings.length,
    ...(pendings.length > 0 && { pendings }),
  }
}

type Details = NonNullable<TaxiiStatus['successes']>
