import { createHash } from 'node:crypto'
import { ConflictError } from '#contract/errors.js'
import type { DetectionFinding } from '#share/ocsf/render-detection-finding.js'
import type { ClaimedDelivery } from '#share/webhook/claim-deliveries.js'
import { requireEndpoint } from '#share/webhook/endpoints.js'
import type { ExamineFinding } from '#share/webhook/enqueue-changes.js'
import type { Allowed } from '#share/webhook/record-attempt.js'
import type { State } from '#store/state/state.js'
import { attestedTerms } from './attested-approval.js'

/** By which approval a delivery may go out now, if the gate has nothing against its very bytes. `inside` is a transaction. */
export async function allowDelivery(
  inside: State,
  { endpoint: id, body, sha256 }: Pick<ClaimedDelivery, 'endpoint' | 'body' | 'sha256'>,
  examine: ExamineFinding,
): Promise<Allowed> {
  if (createHash('sha256').update(body).digest('hex') !== sha256)
    return { dead_of: 'approval', told: 'its bytes are other ones than were written down' }
  try {
    const { endpoint, ...held } = await requireEndpoint(inside, id, () => attestedTerms(inside, `webhook:${id}`))
    const { data } = JSON.parse(body) as { data: DetectionFinding }
    const rules = [...new Set(examine(data, endpoint).map(({ rule }) => rule))]
    return rules.length === 0 ? held : { dead_of: 'gate', told: `the gate objects: ${rules.join(', ')}`, rules }
  } catch (error) {
    if (error instanceof ConflictError) return { dead_of: 'approval', told: error.what }
    throw error
  }
}
