import { appendAuditInside } from '#audit/append-audit.js'
import type { PageRequest } from '#contract/page.js'
import type { KeyCommitment, NewWatermarkKey, OpenedWatermarkKey } from '#contract/watermark-key.js'
import { actOf, createWatermarkKey } from '#provenance/keys/create-key.js'
import { allKeys, listKeys, openKey } from '#provenance/keys/key-rows.js'
import { endWatermarkKey, rotateWatermarkKey } from '#provenance/keys/rotate-key.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { campaignsOfClusters } from './campaigns-of-clusters.js'
import { clusterOfCampaign } from './cluster-of-campaign.js'
import { openKeyEncryption } from './open-key-encryption.js'

export type WithKeys = Operated & Pick<Live, 'directory' | 'settings'>

/** Keys of watermarks and canaries: sealed where they are kept, committed to in the audit log. */
export const operateWatermarkKeys = (live: WithKeys) => {
  const { state } = live.link
  const { watermark_keys: settings } = live.settings
  const encryption = () => openKeyEncryption(live.directory, settings)
  return {
    list: (request: PageRequest) => listKeys(state, request),
    /** What can be published: nobody finds a key from it. */
    commitments: async (): Promise<KeyCommitment[]> =>
      (await allKeys(state)).map(({ commitment, purpose, scheme, starts, ends }) => ({
        ...{ commitment, purpose, scheme, starts, ends },
      })),
    create: ({ asked, by }: { asked: NewWatermarkKey; by: string }) =>
      conduct(live, by, async (inside, now_ms) => {
        const { campaign, cluster: given } = asked.purpose === 'watermark' ? asked : {}
        const cluster = campaign === undefined ? (given ?? null) : await clusterOfCampaign(inside, campaign)
        const { keys_max } = settings
        return createWatermarkKey(inside, { asked, cluster, by, encryption: encryption(), keys_max }, now_ms)
      }),
    rotate: ({ id, by }: { id: string; by: string }) =>
      conduct(live, by, (inside, now_ms) => rotateWatermarkKey(inside, { id, by, encryption: encryption() }, now_ms)),
    end: ({ id, by }: { id: string; by: string }) =>
      conduct(live, by, (inside, now_ms) => endWatermarkKey(inside, id, now_ms)),
    /** Tells the key, and writes down who asked for it: first, so that nobody reads it unseen. */
    open: ({ id, by }: { id: string; by: string }): Promise<OpenedWatermarkKey> =>
      state.transaction(async (inside) => {
        const opened = await openKey(inside, encryption(), id)
        await appendAuditInside(inside, { actor: by, ...actOf('watermark_key.opened', opened.key) }, Date.now())
        const { cluster } = opened.key
        const campaign = cluster === null ? undefined : (await campaignsOfClusters(inside)).get(cluster)
        return { ...opened, ...(campaign === undefined ? {} : { campaign }) }
      }),
  }
}
