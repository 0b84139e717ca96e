import { clusterReference } from '#decide/cluster-reference.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'

/** The cluster whose marks the accounts of a campaign are served. */
export const clusterOfCampaign = async (state: State, campaign: string): Promise<string> =>
  clusterReference(await installationSecret(state, 'cases'), campaign, '')
