import { createHmac } from 'node:crypto'
import type { ItemChannel } from '#contract/campaign-graph.js'
import { installationSecret } from '#store/state/installation-secret.js'
import type { State } from '#store/state/state.js'

/** What items are called where their values are not shown: hashes under a secret of this installation. */
export async function nameItems(
  state: State,
): Promise<(channel: ItemChannel, item: string) => { id: string; label: string }> {
  const secret = await installationSecret(state, 'items')
  return (channel, item) => {
    // A bare hash of an address could be found by hashing all addresses.
    const hash = createHmac('sha256', secret).update(`${channel} ${item}`).digest('hex')
    return { id: `item_${hash.slice(0, 16)}`, label: hash.slice(0, 8) }
  }
}
