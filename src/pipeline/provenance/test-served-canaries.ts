import { type CanaryTestRequest, canarySlotSchema } from '#contract/canary.js'
import type { ProvenanceResult } from '#contract/provenance.js'
import { takeTurns } from '#ingest/receive/take-turns.js'
import { findChoices } from '#provenance/canary/find-choices.js'
import { servedClusters } from '#provenance/canary/kept/canary-ledger.js'
import { servedSlots } from '#provenance/canary/kept/slot-rows.js'
import { testCanaries } from '#provenance/canary/test-canaries.js'
import { openKeys } from '#provenance/keys/key-rows.js'
import { campaignsOfClusters } from './campaigns-of-clusters.js'
import { openKeyEncryption } from './open-key-encryption.js'
import type { WithKeys } from './operate-watermark-keys.js'

/**
 * Tests a suspect's answers for every cluster that the ledger says was served, under the key that chose: one result each,
 * corrected for all. Subjects are called by their clusters, and `campaign` says whose these are, where it is known here. It
 * knows of no plan: `registered` is false. It can take seconds: others get their turns.
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
  const campaigns = await campaignsOfClusters(state)
  const slots = (await servedSlots(state)).map((record) => canarySlotSchema.strip().parse(record))
  const tried = (await servedClusters(state)).flatMap(({ cluster, key_commitment, slots: served }) => {
    const key = keys.get(key_commitment)
    return key === undefined ? [] : [{ key, cluster, served: new Set(served) }]
  })
  const turn = takeTurns()
  const choices = await findChoices(answers, slots, turn)
  const results = await testCanaries({ suspect, choices, tried, ...grading, registered: false, turn })
  return results.map((result, at) => {
    const campaign = campaigns.get(tried[at]!.cluster)
    return campaign === undefined ? result : { ...result, campaign }
  })
}
