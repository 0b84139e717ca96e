import type { Recipient } from '#contract/gate-settings.js'
import { TLP, type Tlp } from '#contract/indicator.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import type { TaxiiFeed } from '#contract/taxii-feed.js'

export interface Remote {
  feed: TaxiiFeed
  recipient: Recipient
}

/**
 * A collection of another server to which things may be pushed, with who reads there. With `recipient` and `tlp` it is
 * looked whether that still holds of what was approved. Throws an InputError.
 */
export function remoteOf(
  { taxii_feeds, gate }: Settings['sharing'],
  { remote, recipient, tlp }: { remote: string; recipient?: string; tlp?: Tlp },
): Remote {
  const where = 'sharing.taxii_feeds'
  const feed = taxii_feeds.find(({ url, recipient: reads }) => url === remote && reads !== '')
  const known =
    feed !== undefined && Object.hasOwn(gate.recipients, feed.recipient) ? gate.recipients[feed.recipient] : undefined
  if (feed === undefined || known === undefined)
    throw new InputError(
      'nothing may be pushed there',
      where,
      'Name the address of one that has a recipient of sharing.gate.',
    )
  if (recipient !== undefined && recipient !== feed.recipient)
    throw new InputError('others read there now than when it was approved', where, 'Ask for it again.')
  if (tlp !== undefined && TLP.indexOf(tlp) > TLP.indexOf(known.tlp_max))
    throw new InputError('who reads there may not have this level any more', where, 'Ask for it again.')
  return { feed, recipient: known }
}
