import type { CanarySlot, CanaryTestRequest, ServedCanary } from '#contract/canary.js'
import type { PageRequest } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import { requireOtherPerson } from '#permit/require-other-person.js'
import { approveSlot, withdrawSlot } from '#provenance/canary/kept/approve-slot.js'
import { keepServed, ledgerHash, listLedger } from '#provenance/canary/kept/canary-ledger.js'
import { canarySnapshot } from '#provenance/canary/kept/canary-snapshot.js'
import { proposeSlot } from '#provenance/canary/kept/propose-slot.js'
import { listSlots } from '#provenance/canary/kept/slot-rows.js'
import { conduct } from '../operate/conduct.js'
import { judging } from '../operate/judging.js'
import { clusterOfCampaign } from './cluster-of-campaign.js'
import { openKeyEncryption } from './open-key-encryption.js'
import type { WithKeys } from './operate-watermark-keys.js'
import { testServedCanaries } from './test-served-canaries.js'

type Named = { id: string; by: string }

export interface LedgerRequest extends PageRequest {
  cluster?: string | undefined
  campaign?: string | undefined
  account_id?: string | undefined
}

/** Slots of canaries, what gateways serve of them, and the ledger of what was served. */
export const operateCanaries = (live: WithKeys) => {
  const { state } = live.link
  const { watermark_keys: settings } = live.settings
  return {
    list: (request: PageRequest) => listSlots(state, request),
    propose: ({ slot, by }: { slot: CanarySlot; by: string }) =>
      conduct(live, by, (inside, now_ms) => proposeSlot(inside, { slot, by, slots_max: settings.slots_max }, now_ms)),
    /** Errors beside: those of `requireOtherPerson`. */
    approve: ({ id, by }: Named) =>
      conduct(live, by, (inside, now_ms) => {
        const { people } = judging(live.settings)
        const judge = (first: string) => requireOtherPerson(inside, { first, second: by, people, where: `slot ${id}` })
        return approveSlot(inside, { id, by, judge }, now_ms)
      }),
    withdraw: (asked: Named) => conduct(live, asked.by, (inside, now_ms) => withdrawSlot(inside, asked, now_ms)),
    /** For gateways alone: the key is in it. */
    snapshot: () => canarySnapshot(state, openKeyEncryption(live.directory, settings)),
    test: (asked: CanaryTestRequest) => testServedCanaries(live, asked),
    keepServed: (served: readonly ServedCanary[]) =>
      state.transaction((inside) => keepServed(inside, served, settings)),
    ledger: async ({ campaign, cluster, account_id, ...request }: LedgerRequest) => {
      if (campaign !== undefined && cluster !== undefined)
        throw new InputError('a campaign and a cluster are named', 'query', 'Name one of them.')
      const of = campaign === undefined ? cluster : await clusterOfCampaign(state, campaign)
      const account_hash = account_id === undefined ? undefined : await ledgerHash(state, account_id)
      return listLedger(state, { ...request, cluster: of, account_hash })
    },
  }
}
