import { z } from 'zod'
import { clusterReference } from '#decide/cluster-reference.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'

/** The campaigns that are known here, by the cluster whose marks their accounts are served. */
export async function campaignsOfClusters(state: State): Promise<Map<string, string>> {
  const secret = await installationSecret(state, 'cases')
  const campaigns = await state.rows(z.object({ id: z.string() }), 'SELECT id FROM campaigns')
  return new Map(campaigns.map(({ id }) => [clusterReference(secret, id, ''), id]))
}
