import { z } from 'zod'
import { type CanaryTestRequest, canarySlotSchema } from '#contract/canary.js'
import type { ProvenanceResult } from '#contract/provenance.js'
import { clusterReference } from '#decide/cluster-reference.js'
import { findChoices } from '#provenance/canary/find-choices.js'
import { servedClusters } from '#provenance/canary/kept/canary-ledger.js'
import { servedSlots } from '#provenance/canary/kept/slot-rows.js'
import { testCanaries } from '#provenance/canary/test-canaries.js'
import { openKeys } from '#provenance/keys/key-rows.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'
import { openKeyEncryption } from './open-key-encryption.js'
import type { WithKeys } from './operate-watermark-keys.js'

/**
 * Tests a suspect's answers for every cluster that the ledger says was served, under the key that chose: one result each,
 * corrected for all. Clusters of campaigns that are known here are called by them. It knows of no plan: `registered` is false.
 */
export async function testServedCanaries(
  { link: { state }, directory, settings }: WithKeys,
  { suspect, answers, ...grading }: CanaryTestRequest,
): Promise<ProvenanceResult[]> {
  const keys = new Map(
    (await openKeys(state, openKeyEncryption(directory, settings.watermark_keys), 'canary')).map((opened) => [
      opened.key.commitment,
      { commitment: opened.key.commitment, key: Buffer.from(opened.canary_key!, 'hex') },
    ]),
  )
  const names = await campaignNames(state)
  const slots = (await servedSlots(state)).map((record) => canarySlotSchema.strip().parse(record))
  const tried = (await servedClusters(state)).flatMap(({ cluster, key_commitment, slots: served }) => {
    const key = keys.get(key_commitment)
    return key === undefined ? [] : [{ key, cluster, name: names.get(cluster), served: new Set(served) }]
  })
  return testCanaries({ suspect, choices: findChoices(answers, slots), tried, ...grading, registered: false })
}

async function campaignNames(state: State): Promise<Map<string, string>> {
  const secret = await installationSecret(state, 'cases')
  const campaigns = await state.rows(z.object({ id: z.string() }), 'SELECT id FROM campaigns')
  return new Map(campaigns.map(({ id }) => [clusterReference(secret, id, ''), id]))
}
