import type { IndicatorImport } from '#contract/received-indicator.js'
import type { Settings } from '#contract/settings.js'
import { type Arrived, keepReceived, revokeReceived, type Sender } from '#share/match/keep-received.js'
import { type ForeignIndicator, tokeniseForeign } from '#share/stix/read-foreign-indicator.js'
import { readStixIndicators } from '#share/stix/read-stix-indicators.js'
import type { CommunityKey } from '#signals/tokens/community-key.js'
import { communityToken, normaliseAddress } from '#signals/tokens/community-token.js'
import type { State } from '#store/state/state.js'

const PASSED_OVER_MAX = 1000

/**
 * Keeps the indicators of a bundle, an envelope of TAXII or a list of objects, as parsed JSON, from whomever; what its
 * source took back is revoked. Addresses in the clear become tokens under the first own community's key, and are not kept.
 * `inside` is a transaction.
 */
export async function importIndicators(
  inside: State,
  { document, ...sender }: { document: unknown } & Sender,
  { keys, settings }: { keys: readonly CommunityKey[]; settings: Settings['sharing'] },
  now_ms: number,
): Promise<IndicatorImport> {
  const read = readStixIndicators(document, { passed_over_max: PASSED_OVER_MAX })
  const own = keys.find(({ current }) => current)
  const passed_over = [...read.passed_over]
  let passed_over_count = read.passed_over_count
  const arrived: Arrived[] = read.indicators.map((indicator) => ({ indicator, object_id: indicator.id }))
  for (const foreign of read.foreign) {
    const usable = usableValues(foreign, own !== undefined)
    if (usable.length < foreign.values.length) {
      passed_over_count += 1
      if (passed_over.length < PASSED_OVER_MAX) passed_over.push({ id: foreign.id, reason: reasonFor(own) })
    }
    const made = tokeniseForeign({ ...foreign, values: usable }, (address) => ({
      token: communityToken(own!, 'network', normaliseAddress(address)!),
      community: own!.community,
      epoch: own!.epoch,
    }))
    arrived.push(...made.map((indicator) => ({ indicator, object_id: foreign.id })))
  }
  const kept = await keepReceived(inside, arrived, sender, settings.indicators, now_ms)
  const withdrawn = read.revoked.map(({ id }) => id)
  const revoked = withdrawn.length === 0 ? 0 : await revokeReceived(inside, withdrawn, sender.source, now_ms)
  return { ...kept, revoked, passed_over, passed_over_count }
}

const usableValues = ({ values }: ForeignIndicator, keyed: boolean) =>
  values.filter(({ kind, value }) => kind !== 'network' || (keyed && normaliseAddress(value) !== undefined))

const reasonFor = (own: CommunityKey | undefined): string =>
  own === undefined
    ? 'it names addresses, and without a community no tokens of them are made here'
    : 'it names private or local addresses, which mean something else in each network'
